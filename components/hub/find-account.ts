import type { Account } from '#lib/api/contract.ts'
import type { SessionView } from '#lib/api/session-contract.ts'

/** The account that the session edits instead of linking another one: its own, else the owner's at the same place. */
export const findAccount = (
  { account_id, account, accounts }: Pick<SessionView, 'account_id' | 'account' | 'accounts'>,
  place: { provider: string; environment: string | undefined },
): Account | undefined =>
  account_id !== null
    ? (account ?? undefined)
    : accounts.find(({ provider, config }) => provider === place.provider && config.environment === place.environment)
