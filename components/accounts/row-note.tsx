import { wasRefused } from '#components/account/next-step.ts'
import { cn } from '#components/ui/cn.ts'
import type { Account } from '#lib/api/contract.ts'
import { limitationsOf, reasonOf, type Status } from './status.ts'

const ink: Partial<Record<Status, string>> = { error: 'text-danger', expired: 'text-warning' }

/**
 * What there is to know of an account besides its name: why it does not work, or soon will not; what a connected one
 * cannot do, and that its secrets grow old. Nothing where all is well.
 */
export function RowNote({ account }: { account: Account }) {
  const { status, advice, last_check: last } = account
  if (status !== 'active') return <Note className={ink[status]}>{reasonOf(account)}</Note>
  if (wasRefused(account) && last?.message) return <Note className="text-warning">{last.message}</Note>
  const limitations = limitationsOf(account).join(' ')
  return (
    <>
      {limitations && <Note>{limitations}</Note>}
      {advice && <Note title={advice.sentence}>{`Credentials are ${advice.days} days old.`}</Note>}
    </>
  )
}

type NoteProps = { className?: string | undefined; title?: string; children: string }

const Note = ({ className, title, children }: NoteProps) => (
  <span title={title ?? children} className={cn('mt-0.5 line-clamp-2 text-muted-foreground text-sm', className)}>
    {children}
  </span>
)
