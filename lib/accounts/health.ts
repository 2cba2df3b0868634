/** How an account stands with its provider. `refusals` in a row, the first of them at `refusedSince`. */
export type Health = { status: string; refusals: number; refusedSince: Date | null }

/** Refusals in a row that break an account, and how long they must have lasted, in milliseconds. */
const REFUSALS = 3
const LASTING = 10 * 60_000

/** Statuses that a proof of working credentials ends; what a person set (suspended, archived, inactive) stays. */
const MENDED_BY_PROOF = new Set(['error', 'expired'])

/** After a check that passed: one success resets the count. */
export const afterSuccess = ({ status }: Health): Health => ({
  status: MENDED_BY_PROOF.has(status) ? 'active' : status,
  refusals: 0,
  refusedSince: null,
})

/**
 * After the provider refused the credentials. Three refusals spread over ten minutes or more break an active account;
 * a burst within a provider's bad minute does not. Never call it for a transient fault.
 */
export function afterRefusal({ status, refusals, refusedSince }: Health, now: Date): Health {
  const since = refusedSince ?? now
  const isBroken = refusals + 1 >= REFUSALS && now.getTime() - since.getTime() >= LASTING
  return { status: isBroken && status === 'active' ? 'error' : status, refusals: refusals + 1, refusedSince: since }
}
