const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What an account has just gone through. `status`: it came into another status. */
export type Since = 'status' | 'passed' | 'refused' | 'unavailable'

/** From, and up to, how many milliseconds later it is checked: never at once for all, so that no provider is asked by all. */
const pauses: Readonly<Record<Since | 'once', readonly [number, number]>> = {
  passed: [22 * HOUR, 26 * HOUR],
  once: [5 * MINUTE, 8 * MINUTE],
  refused: [22 * HOUR, 26 * HOUR],
  unavailable: [20 * MINUTE, 40 * MINUTE],
  status: [MINUTE, 10 * MINUTE],
}

/** Nothing is called through these, so nothing is checked either. */
const resting = new Set(['suspended', 'inactive', 'archived'])

/**
 * When an account is checked by itself next; null for one that rests. Usually about a day later. A refusal of an account
 * that is still active is looked at again soon: three of them over ten minutes break it, and one success clears it.
 */
export function nextCheckAfter(since: Since, status: string, now: Date): Date | null {
  if (resting.has(status)) return null
  const [least, most] = pauses[since === 'refused' && status === 'active' ? 'once' : since]
  return new Date(now.getTime() + least + Math.random() * (most - least))
}
