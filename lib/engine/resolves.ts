import { resolveHost } from './addresses.ts'
import { type Door, isFailure } from './call.ts'
import { send } from './send.ts'

/** Whether a name exists, asked the way the door's calls go: the system's resolver, or the sandbox. */
export async function resolves(host: string, door: Door, signal: AbortSignal): Promise<boolean> {
  if (door.resolves) return door.resolves(host)
  if (!door.dispatch && !door.testOrigin) return Promise.race([isKnown(host), isGivenUp(signal)])
  const call = { method: 'HEAD', url: `https://${host}/`, headers: {} }
  const answer = await send(call, { hosts: [host], door, signal, timeout: 3_000 })
  return !isFailure(answer) || (answer.kind !== 'dns' && answer.kind !== 'dns_temporary')
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
