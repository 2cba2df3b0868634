import { DialogLink } from '#components/shell/dialog-link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import type { Account } from '#lib/api/contract.ts'
import { Ago } from './ago.tsx'
import { reasonOf, statusWords } from './status.ts'

/** Why an account is not connected, since when, and the way to mend it. Nothing where all is well. */
export function AccountTrouble({ account }: { account: Account }) {
  if (account.status === 'active') return null
  const mendable = account.status === 'error' || account.status === 'expired'
  return (
    <Alert
      tone={account.status === 'error' ? 'danger' : 'warning'}
      title={reasonOf(account)}
      actions={
        mendable && (
          <DialogLink href={`/accounts/${account.id}?edit`} className={buttonVariants({ size: 'sm' })}>
            Fix
          </DialogLink>
        )
      }
    >
      {statusWords[account.status].word} since <Ago time={account.status_since} className="min-h-0" />.
      {mendable && ` ${account.last_check?.next ?? `Copy the credentials from ${account.provider_name} again.`}`}
    </Alert>
  )
}
