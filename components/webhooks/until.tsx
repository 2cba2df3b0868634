'use client'

import { exactTime } from '#components/accounts/relative-time.ts'
import { useNow } from '#components/accounts/use-now.ts'
import { timeUntil } from './time-until.ts'

/** "in 5 minutes", and keeps itself true; the exact time on hover. */
export const Until = ({ time }: { time: string }) => {
  const now = useNow()
  return (
    <time dateTime={time} title={exactTime(time)} suppressHydrationWarning>
      {timeUntil(time, now)}
    </time>
  )
}
