import type { Call } from '#lib/api/account-history-contract.ts'

/** The next of 1, 2, 5, 10, 20, 50 … that is no less: where the scale ends, in ms. */
export function niceMost(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, ms)))
  return [1, 2, 5, 10].map((step) => step * power).find((most) => most >= ms) ?? ms
}

/**
 * A duration's height as a share of the scale, 0 to 1. It grows with the square root: one call of fifteen seconds leaves
 * those of a quarter second to be seen, and half the height is a quarter of the time.
 */
export const heightOf = (ms: number, most: number): number => Math.sqrt(Math.min(Math.max(ms, 0), most) / most)

/**
 * Where the scale ends, in ms: above the longest that was answered. What got no answer took as long as somebody waited,
 * and is as high as there is room.
 */
export function scaleOf(calls: readonly Pick<Call, 'outcome' | 'ms'>[]): number {
  const answered = calls.filter(({ outcome }) => outcome !== 'unavailable')
  return niceMost(Math.max(...(answered.length > 0 ? answered : calls).map(({ ms }) => ms)))
}

/** The middle duration of those that were answered, in ms; undefined where none was. */
export function typicalMs(calls: readonly Pick<Call, 'outcome' | 'ms'>[]): number | undefined {
  const answered = calls.filter(({ outcome }) => outcome !== 'unavailable').map(({ ms }) => ms)
  return answered.toSorted((one, other) => one - other)[Math.floor(answered.length / 2)]
}
