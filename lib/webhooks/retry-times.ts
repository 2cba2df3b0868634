/** Seconds before each further try, as Standard Webhooks advises: ten tries in a little more than three days. */
export const RETRY_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const

/** At most this much of a receiver's Retry-After is heeded, in seconds. */
const LONGEST_WISH = 3_600

/** Of a hundred deliveries that failed together, none comes back at the same moment: a tenth more or less. */
const JITTER = 0.1

/**
 * Seconds until a delivery that failed is tried again; undefined where that was the last try. `attempts`: how many there
 * were. `retryAfter`: what the receiver asked for.
 */
export function nextTry(attempts: number, retryAfter = 0, random: () => number = Math.random): number | undefined {
  const planned = RETRY_SECONDS[attempts - 1]
  if (planned === undefined) return undefined
  const spread = planned * (1 + JITTER * (2 * random() - 1))
  return Math.max(spread, Math.min(retryAfter, LONGEST_WISH))
}
