import type { Result } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import type { Caller } from './caller.ts'
import type { Account } from './describe-account.ts'
import { type ByHand, setByHand } from './set-by-hand.ts'

const archive: ByHand = {
  code: 'archived_by_hand',
  word: 'Archived',
  set: 'account.archived',
  unset: 'account.unarchived',
}

/** Keeps an account for the record alone: no calls, no scheduled checks. Archived already: the account as it is. */
export const archiveAccount = (deps: Pick<AccountDeps, 'db'>, caller: Caller, id: string): Promise<Result<Account>> =>
  setByHand(deps, caller, id, archive, true)

/** Takes an account out of the archive; it is then what it would have been. Not archived: the account as it is. */
export const unarchiveAccount = (deps: Pick<AccountDeps, 'db'>, caller: Caller, id: string): Promise<Result<Account>> =>
  setByHand(deps, caller, id, archive, false)
