'use client'

import { clockTime, exactTime } from './relative-time.ts'
import { useNow } from './use-now.ts'

/** "10:12", or "21 Nov, 10:12" on another day, in the reader's own zone. */
export const ClockTime = ({ time }: { time: string }) => {
  const now = useNow()
  return (
    <time dateTime={time} title={exactTime(time)} suppressHydrationWarning className="tabular-nums">
      {clockTime(time, now)}
    </time>
  )
}
