import { type AccountFilter, matchingAccounts } from '#lib/accounts/index.ts'

/** Which accounts are meant: these (`acc_…`), or all that a filter finds. */
export type Chosen = { accountIds: readonly string[] } | { filter: AccountFilter }

/** A query for their row ids (column `id`), of this project and not deleted. Ids that are none are left out. */
export const chosenAccounts = (projectId: string, chosen: Chosen) =>
  matchingAccounts({ projectId }, 'filter' in chosen ? chosen.filter : { accountIds: chosen.accountIds })
