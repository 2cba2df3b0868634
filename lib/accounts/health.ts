/** How an account stands with its provider: refusals in a row, the first of them at `refusedSince`. */
export type Health = { refusals: number; refusedSince: Date | null }

/** Refusals in a row that break an account, and how long they must have lasted, in milliseconds. */
const REFUSALS = 3
const LASTING = 10 * 60_000

/** After a check that passed: one success resets the count. */
export const healthy: Health = { refusals: 0, refusedSince: null }

/** After the provider refused the credentials once more. Never call it for a transient fault. */
export const afterRefusal = ({ refusals, refusedSince }: Health, now: Date): Health => ({
  refusals: refusals + 1,
  refusedSince: refusedSince ?? now,
})

/** Three refusals spread over ten minutes or more break an account; a burst within a provider's bad minute does not. */
export const isBroken = ({ refusals, refusedSince }: Health, now: Date): boolean =>
  refusals >= REFUSALS && refusedSince !== null && now.getTime() - refusedSince.getTime() >= LASTING
