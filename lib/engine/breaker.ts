import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel'
import type { Answer, SendFailure } from './call.ts'
import { isFault } from './retry.ts'

/**
 * Circuit breakers by key (provider host and account): after `faults` in a row calls are refused for `pause`
 * milliseconds, then one is let through to look. A 4xx is an answer and never opens one. For `runAction`, once the
 * actions API calls it; no product code makes one yet.
 */
export function createBreakers({ faults = 5, pause = 10_000, limit = 10_000 } = {}) {
  const breakers = new Map<string, CircuitBreakerPolicy>()
  const breakerOf = (key: string) => {
    const known = breakers.get(key)
    if (known) return known
    const made = circuitBreaker(
      handleWhenResult((result) => isFault(result as Answer | SendFailure)),
      {
        halfOpenAfter: pause,
        breaker: new ConsecutiveBreaker(faults),
      },
    )
    const [oldest] = breakers.keys()
    if (breakers.size >= limit && oldest !== undefined) breakers.delete(oldest)
    breakers.set(key, made)
    return made
  }

  return {
    /** What `call` answers, or `open` without calling it. */
    async run(key: string, call: () => Promise<Answer | SendFailure>): Promise<Answer | SendFailure | 'open'> {
      try {
        return await breakerOf(key).execute(call)
      } catch (error) {
        if (error instanceof BrokenCircuitError) return 'open'
        throw error
      }
    },
  }
}

export type Breakers = ReturnType<typeof createBreakers>
