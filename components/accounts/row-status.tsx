'use client'

import Link from 'next/link'
import { wasRefused } from '#components/account/next-step.ts'
import { useMay } from '#components/shell/may.tsx'
import type { Account } from '#lib/api/contract.ts'
import { fixHref } from './fix-href.ts'
import { sinceTime } from './relative-time.ts'
import { limitationsOf } from './status.ts'
import { StatusBadge } from './status-badge.tsx'
import { useNow } from './use-now.ts'

/** The status in words, since when where it is not as it should be, and the way to mend it. */
export function RowStatus({ account }: { account: Account }) {
  const now = useNow()
  const mayEdit = useMay('account.edit')
  const { status, status_since: since } = account
  const href = mayEdit ? fixHref(account) : undefined
  const aside = status === 'active' ? asideOf(account) : ''
  return (
    <span className="@max-2xl:flex flex-wrap items-center gap-x-2.5">
      <StatusBadge status={status} />
      {(status !== 'active' || aside || href) && (
        <span className="@2xl:mt-1 flex flex-wrap items-center gap-x-2.5 text-muted-foreground text-sm">
          {aside}
          {status !== 'active' && (
            <time dateTime={since} suppressHydrationWarning className="tabular-nums empty:hidden">
              {sinceTime(since, now)}
            </time>
          )}
          {href && (
            <Link
              href={href}
              prefetch={false}
              aria-label={`Fix ${account.display_name}`}
              className="relative z-10 inline-flex min-h-6 items-center rounded-sm font-medium text-primary underline decoration-primary-line underline-offset-4 hover:decoration-current pointer-coarse:min-h-11 pointer-coarse:px-1"
            >
              Fix
            </Link>
          )}
        </span>
      )}
    </span>
  )
}

/** What a word like Connected leaves out. */
const asideOf = (account: Account): string =>
  wasRefused(account) ? 'Last check refused' : limitationsOf(account).length > 0 ? 'With a limitation' : ''
