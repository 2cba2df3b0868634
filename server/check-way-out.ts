import { type Door, type FailureKind, isFailure, type SendFailure } from '#lib/engine/call.ts'
import { realDoor } from '#lib/engine/real-door.ts'
import { send } from '#lib/engine/send.ts'
import { wayOutTrouble } from '#lib/engine/way-out.ts'
import type { Env } from '#lib/env.ts'
import { connectors } from '#lib/registry.ts'
import type { Finding } from './finding.ts'

/** How long one host may take to answer, in milliseconds; all are asked at once. */
const PATIENCE_MS = 5_000

/** A machine without internet fails so. It may be meant to be like that. */
const AWAY: readonly FailureKind[] = ['dns', 'dns_temporary', 'connect', 'timeout', 'closed']

/** The hosts that every account of a connector needs; those that hold a customer's own name are not known here. */
export async function findProviderHosts(): Promise<string[]> {
  const known = [...(await connectors()).values()].flatMap(({ providerHost, hosts }) => [providerHost, ...hosts])
  return [...new Set(known)].filter((host) => !host.includes('{'))
}

/**
 * Asks each host once, the way calls to providers go (through HTTPS_PROXY if set), without any credential: is its name
 * found, can it be reached, is its certificate trusted? No internet at all is worth one calm line and nothing more.
 */
export async function checkWayOut(
  env: Pick<Env, 'testOrigin' | 'httpsProxy' | 'noProxy'>,
  hosts: readonly string[],
  door: Door = realDoor(env),
): Promise<Finding[]> {
  if (env.testOrigin) return [{ note: `not tried: HUB_TEST_ORIGIN leads calls to providers to ${env.testOrigin}` }]
  const asked = await Promise.all(hosts.map(async (host) => ({ host, result: await ask(host, door) })))
  if (asked.length > 0 && asked.every(({ result }) => result && AWAY.includes(result.kind))) return [{ note: OFFLINE }]
  const found = asked.map(({ host, result }) => (result ? describeFailure(host, result) : { ok: `${host} answers` }))
  // A proxy that cannot be used at all says the same of every host.
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()]
}

const OFFLINE =
  'no provider can be reached from this machine. Sandbox accounts work without the internet; for real ones check DNS and firewall, or set HTTPS_PROXY where the network has a proxy'

async function ask(host: string, door: Door): Promise<SendFailure | undefined> {
  const call = { method: 'HEAD', url: `https://${host}/`, headers: {} }
  const answer = await send(call, { hosts: [host], door, timeout: PATIENCE_MS })
  // What cannot be read was answered all the same, over a connection that is trusted.
  return isFailure(answer) && !['bad_answer', 'too_large'].includes(answer.kind) ? answer : undefined
}

function describeFailure(host: string, failure: SendFailure): Finding {
  const trouble = wayOutTrouble(failure)
  if (trouble) {
    const text = `${trouble.message} ${trouble.next}`
    return failure.kind === 'proxy_failed' || failure.kind === 'proxy_no_name' ? { note: text } : { wrong: text }
  }
  if (failure.kind === 'refused_address')
    return {
      wrong: `${host} leads to an address that is not public, so the hub does not contact it. Ask the operators of the network why its name is answered like that.`,
    }
  if (failure.kind === 'tls')
    return {
      wrong: `the secure connection to ${host} cannot be verified: its certificate is another host's, or out of date. Check the clock of this machine, and what stands between it and the internet.`,
    }
  return { note: `${host} cannot be reached now (${AWAY_WORDS[failure.kind] ?? failure.kind})` }
}

const AWAY_WORDS: Partial<Record<FailureKind, string>> = {
  dns: 'its name is not found',
  dns_temporary: 'its name cannot be looked up',
  connect: 'no connection',
  timeout: 'no answer in time',
  closed: 'the connection was closed',
}
