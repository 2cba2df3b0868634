import type { Result } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import type { Caller } from './caller.ts'
import type { Account } from './describe-account.ts'
import { type ByHand, setByHand } from './set-by-hand.ts'

const suspension: ByHand = {
  code: 'suspended_by_hand',
  word: 'Suspended',
  set: 'account.suspended',
  unset: 'account.resumed',
}

/** Stops calls and scheduled checks of an account until it is resumed. Suspended already: the account as it is. */
export const suspendAccount = (deps: Pick<AccountDeps, 'db'>, caller: Caller, id: string): Promise<Result<Account>> =>
  setByHand(deps, caller, id, suspension, true)

/** Ends a suspension; the account is then what it would have been without. Not suspended: the account as it is. */
export const resumeAccount = (deps: Pick<AccountDeps, 'db'>, caller: Caller, id: string): Promise<Result<Account>> =>
  setByHand(deps, caller, id, suspension, false)
