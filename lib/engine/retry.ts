import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, type Call, type FailureKind, isFailure, type SendFailure } from './call.ts'
import { retryAfterSeconds } from './retry-after.ts'

/** Milliseconds. `budget` covers all attempts and the pauses between them. */
export type Patience = { attempts: number; pause: number; longest: number; budget: number }

export const PATIENCE: Patience = { attempts: 3, pause: 250, longest: 5_000, budget: 30_000 }

const FAULTS: readonly FailureKind[] = [
  'connect',
  'closed',
  'dns_temporary',
  'timeout',
  'proxy_unreachable',
  'proxy_failed',
]

/** A fault of the provider or the network that another try may not meet. A 4xx is none. */
export const isFault = (result: Answer | SendFailure): boolean =>
  isFailure(result) ? FAULTS.includes(result.kind) : result.status >= 500

const isWorthAnotherTry = (result: Answer | SendFailure): boolean =>
  isFailure(result) ? isFault(result) : [429, 502, 503, 504].includes(result.status)

/** Asks again after a fault, for reads only: with full jitter, never earlier than the provider wants, within the budget.
 * Of `runAction` alone: a test of credentials asks once. */
export async function sendWithRetries(
  call: Call,
  ask: (call: Call) => Promise<Answer | SendFailure>,
  { attempts, pause, longest, budget }: Patience,
  signal?: AbortSignal,
): Promise<Answer | SendFailure> {
  const started = performance.now()
  const left = () => budget - (performance.now() - started)
  for (let attempt = 1; ; attempt++) {
    const result = await ask(call)
    if (attempt >= attempts || !isWorthAnotherTry(result) || signal?.aborted) return result
    const wanted = isFailure(result) ? undefined : retryAfterSeconds(result.headers['retry-after'])
    const delay = (wanted ?? 0) * 1000 + Math.random() * Math.min(pause * 2 ** (attempt - 1), longest)
    if (delay >= left()) return result
    await sleep(delay, undefined, { signal }).catch(() => {})
  }
}
