import { randomUUID } from 'node:crypto'
import { request } from 'undici'
import { testCredentials } from '#lib/engine/test-credentials.ts'
import { connectors } from '#lib/registry.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import type { Child } from './child.ts'
import type { Client } from './hub-client.ts'
import { inTime, inTimes, medians, type Row } from './measure.ts'

/** What a call to a provider takes at least, across the internet, in milliseconds. */
const FAR_MS = 50

type Call = { method: string; url: string; headers: Record<string, string>; body?: string }

/**
 * Linking an account, from the request to the last line of its answer, beside the same calls made bare to the same
 * provider: once with a provider on this machine, which leaves only the hub's own time, and once 50 ms away.
 */
export async function measureLinking(hub: Client, provider: Child): Promise<Row[]> {
  const rows: Row[] = []
  for (const [id, connector] of await connectors()) {
    const credential = (await sandboxFor(id)).testCredentials.find(({ outcome }) => outcome === 'linked')
    const config = await productionConfigOf(hub, id)
    if (!credential || !config) throw new Error(`${id} has no test credentials that link, or no config`)
    const calls = await callsOf(provider.origin, id, credential.values)
    const tasks = {
      bare: () => askAll(calls),
      link: async () => {
        const json = { attempt: randomUUID(), config_id: config.id, values: credential.values, allow_duplicate: true }
        const said = await hub.ask('/api/accounts', { json })
        if (!said.includes('"type":"done"')) throw new Error(`${id} was not linked: ${said.trim().split('\n').at(-1)}`)
      },
    }
    // Few enough for a provider that allows 50 token exchanges a minute.
    const near = await medians(tasks, { rounds: 14, warmUp: 2 })
    await provider.say({ delay: FAR_MS })
    const far = await medians(tasks, { rounds: 6, warmUp: 1 })
    await provider.say({ delay: 0 })
    const { name } = connector
    const asked = calls.length === 1 ? '1 call' : `${calls.length} calls`
    rows.push({
      what: `Linking ${name}, provider ${FAR_MS} ms away`,
      ratio: inTimes(far.link / far.bare),
      how: `${inTime(far.link)} for the link, ${inTime(far.bare)} for its ${asked} made bare`,
    })
    rows.push({
      what: `Linking ${name}, provider on this machine`,
      ratio: inTimes(near.link / near.bare),
      how: `${inTime(near.link)} and ${inTime(near.bare)}: the hub's own part is ${inTime(near.link - near.bare)}`,
    })
  }
  return rows
}

async function productionConfigOf(hub: Client, id: string): Promise<{ id: string } | undefined> {
  const { data } = JSON.parse(await hub.ask('/api/connectors')) as {
    data: { id: string; configs: { id: string; environment: string }[] }[]
  }
  return data.find((one) => one.id === id)?.configs.find(({ environment }) => environment === 'production')
}

/** The calls that one test of these credentials makes, in their order. */
async function callsOf(origin: string, id: string, values: Readonly<Record<string, string>>): Promise<Call[]> {
  const connector = (await connectors()).get(id)!
  const calls: Call[] = []
  const dispatch = async (asked: Request): Promise<Response> => {
    const { method, headers } = asked
    const body = method === 'GET' ? undefined : await asked.text()
    const { host, pathname, search } = new URL(asked.url)
    const call = { method, url: `${origin}/${host}${pathname}${search}`, headers: Object.fromEntries(headers), body }
    calls.push(call)
    return fetch(call.url, { method, headers, body })
  }
  const authMethod = Object.keys(connector.auth)[0] ?? ''
  const report = await testCredentials({ connector, authMethod, values, door: { dispatch } })
  if (!report.ok) throw new Error(`${id}: ${report.refusal.message}`)
  return calls
}

async function askAll(calls: readonly Call[]): Promise<void> {
  for (const { url, method, headers, body } of calls) {
    const answer = await request(url, { method: method as 'GET', headers, body })
    await answer.body.dump()
  }
}
