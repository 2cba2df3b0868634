'use client'

import { Tooltip } from '#components/ui/tooltip.tsx'
import type { Account } from '#lib/api/contract.ts'
import { briefTime, exactTime } from './relative-time.ts'
import { useNow } from './use-now.ts'

type Times = Pick<Account, 'created_at' | 'last_checked_at'>

/** When it was connected and last checked; both exact on hover and focus. One stop for the keyboard, not two. */
export function RowTimes({ account: { created_at, last_checked_at } }: { account: Times }) {
  const now = useNow()
  return (
    <Tooltip content={<Exact created_at={created_at} last_checked_at={last_checked_at} />}>
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
          {last_checked_at ? 'checked ' : 'not checked yet'}
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

const Exact = ({ created_at, last_checked_at }: Times) => (
  <>
    <span className="block">Connected {exactTime(created_at)}</span>
    {last_checked_at && <span className="block">Checked {exactTime(last_checked_at)}</span>}
  </>
)
