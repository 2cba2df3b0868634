'use client'

import { clockTime, exactTime, relativeTime } from '#components/accounts/relative-time.ts'
import { useNow } from '#components/accounts/use-now.ts'

/** When it was: "4 minutes ago", and beside it the clock in the reader's own zone; the second of it on hover. */
export function EventTime({ time }: { time: string }) {
  const now = useNow()
  const [ago, clock] = [relativeTime(time, now), clockTime(time, now)]
  return (
    <time
      dateTime={time}
      title={exactTime(time)}
      suppressHydrationWarning
      className="whitespace-nowrap text-sm tabular-nums sm:text-end"
    >
      <span suppressHydrationWarning className="sm:block">
        {ago}
      </span>
      {!clock.startsWith(ago) && (
        <span
          suppressHydrationWarning
          className="text-muted-foreground before:mx-1.5 before:content-['·'] sm:block sm:before:hidden"
        >
          {clock}
        </span>
      )}
    </time>
  )
}
