import { resolveHost } from './addresses.ts'
import { type Door, type FailureKind, isFailure } from './call.ts'
import { send } from './send.ts'

/** Failures that leave open whether the host is there: nobody could tell. */
const NOT_REACHED: readonly FailureKind[] = [
  'dns',
  'dns_temporary',
  'timeout',
  'aborted',
  'proxy_unreachable',
  'proxy_sign_in',
  'proxy_refused',
  'proxy_no_name',
  'proxy_failed',
]

/**
 * Whether a name exists, asked the way the door's calls go: the system's resolver, the sandbox, or the proxy, because a
 * machine behind one may know no name itself.
 */
export async function resolves(host: string, door: Door, signal: AbortSignal): Promise<boolean> {
  if (door.resolves) return door.resolves(host)
  if (!door.dispatch && !door.testOrigin && !door.proxy) return Promise.race([isKnown(host), isGivenUp(signal)])
  const call = { method: 'HEAD', url: `https://${host}/`, headers: {} }
  const answer = await send(call, { hosts: [host], door, signal, timeout: 3_000 })
  return !isFailure(answer) || !NOT_REACHED.includes(answer.kind)
}

const isKnown = (host: string): Promise<boolean> =>
  resolveHost(host).then(
    () => true,
    () => false,
  )

const isGivenUp = (signal: AbortSignal): Promise<false> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(false)
    signal.addEventListener('abort', () => resolve(false), { once: true })
  })
