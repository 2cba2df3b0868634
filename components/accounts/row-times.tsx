'use client'

import { Tooltip } from '#components/ui/tooltip.tsx'
import type { Account } from '#lib/api/contract.ts'
import { isTransient } from './check-words.ts'
import { briefTime, exactTime } from './relative-time.ts'
import { statusWords } from './status.ts'
import { useNow } from './use-now.ts'

type Times = Pick<Account, 'created_at' | 'last_checked_at' | 'last_check' | 'status' | 'status_since'>

/** When it was connected and last checked; exact on hover and focus. One stop for the keyboard, not two. */
export function RowTimes({ account }: { account: Times }) {
  const now = useNow()
  const { created_at, last_checked_at, last_check } = account
  return (
    <Tooltip content={<Exact {...account} />}>
      <button
        type="button"
        className="relative z-10 flex flex-wrap items-baseline gap-x-2 rounded-sm text-start tabular-nums @2xl:flex-col"
      >
        <span>
          <span className="@2xl:sr-only">Connected </span>
          <time dateTime={created_at} suppressHydrationWarning>
            {briefTime(created_at, now)}
          </time>
        </span>
        <span className="text-muted-foreground text-sm @2xl:text-xs">
          {last_checked_at ? `${isTransient(last_check?.code) ? 'not reached' : 'checked'} ` : 'not checked yet'}
          {last_checked_at && (
            <time dateTime={last_checked_at} suppressHydrationWarning>
              {briefTime(last_checked_at, now)}
            </time>
          )}
        </span>
      </button>
    </Tooltip>
  )
}

const Exact = ({ created_at, last_checked_at, last_check, status, status_since }: Times) => (
  <>
    <span className="block">Connected {exactTime(created_at)}</span>
    {status !== 'active' && (
      <span className="block">
        {statusWords[status].word} since {exactTime(status_since)}
      </span>
    )}
    <span className="block">
      {last_checked_at
        ? `${isTransient(last_check?.code) ? 'Not reached when it was checked' : 'Checked'} ${exactTime(last_checked_at)}`
        : 'Not checked yet'}
    </span>
  </>
)
