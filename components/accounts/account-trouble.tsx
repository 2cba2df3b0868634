import { DialogLink } from '#components/shell/dialog-link.tsx'
import { May } from '#components/shell/may.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import type { Account } from '#lib/api/contract.ts'
import { Ago } from './ago.tsx'
import { isTransient } from './check-words.ts'
import { limitationsOf, reasonOf, statusWords } from './status.ts'

/**
 * Why an account is not connected, since when, and the way to mend it; or what a connected one cannot do. Nothing where
 * all is well.
 */
export function AccountTrouble({ account }: { account: Account }) {
  if (account.status === 'active') return <Limitations account={account} />
  const mendable = account.status === 'error' || account.status === 'expired'
  return (
    <Alert
      tone={account.status === 'error' ? 'danger' : 'warning'}
      title={reasonOf(account)}
      actions={
        mendable && (
          <May
            action="account.edit"
            otherwise={<p className="text-muted-foreground text-sm">An admin or owner of your project can fix it.</p>}
          >
            <DialogLink href={`/accounts/${account.id}?edit`} className={buttonVariants({ size: 'sm' })}>
              Fix
            </DialogLink>
          </May>
        )
      }
    >
      {statusWords[account.status].word} since <Ago time={account.status_since} className="min-h-0" />.
      {mendable && ` ${nextOf(account)}`}
    </Alert>
  )
}

/** What mends it: as the check that found it said, not as a later one that found out nothing. */
const nextOf = ({ last_check: last, provider_name }: Account): string =>
  (last && !last.passed && !isTransient(last.code) && last.next) || `Copy the credentials from ${provider_name} again.`

function Limitations({ account }: { account: Account }) {
  const limitations = limitationsOf(account)
  if (limitations.length === 0) return null
  return (
    <Alert tone="warning" title="Connected with a limitation">
      {limitations.map((limitation) => (
        <p key={limitation}>{limitation}</p>
      ))}
    </Alert>
  )
}
