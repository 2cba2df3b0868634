import { statusWords } from '#components/accounts/status.ts'
import type { Account } from '#lib/api/contract.ts'

type Named = Pick<Account, 'status' | 'provider_name' | 'display_name'>

/** How linking or an edit ended, in a heading. `before`: the account as it was before the edit. */
export function doneTitle(account: Named, before: Pick<Account, 'status'> | undefined): string {
  if (!before) return `${account.provider_name} is connected`
  const isMended = account.status === 'active' && (before.status === 'error' || before.status === 'expired')
  if (isMended) return `${account.display_name} is connected again`
  return `Saved. ${account.display_name} is ${statusWords[account.status].word.toLowerCase()}.`
}
