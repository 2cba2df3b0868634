import type { Account } from '#lib/api/contract.ts'
import { type Said, say } from '#lib/words/index.ts'

type Named = Pick<Account, 'status' | 'provider_name' | 'display_name'>

/** How linking or an edit ended, in a heading. `before`: the account as it was before the edit. */
export function doneTitle(account: Named, before: Pick<Account, 'status'> | undefined): Said {
  const name = account.display_name
  if (!before) return say('{name} is connected', { name: account.provider_name })
  const isMended = account.status === 'active' && (before.status === 'error' || before.status === 'expired')
  if (isMended) return say('{name} is connected again', { name })
  return saved[account.status](name)
}

/** In the words that each status has in the dashboard (components/accounts/status.ts). */
const saved: Readonly<Record<Account['status'], (name: string) => Said>> = {
  active: (name) => say('Saved. {name} is connected.', { name }),
  error: (name) => say('Saved. {name} needs attention.', { name }),
  suspended: (name) => say('Saved. {name} is paused.', { name }),
  inactive: (name) => say('Saved. {name} is not in use.', { name }),
  expired: (name) => say('Saved. {name} is expired.', { name }),
  archived: (name) => say('Saved. {name} is archived.', { name }),
}
