'use client'

import { cn } from '#components/ui/cn.ts'
import { Tooltip } from '#components/ui/tooltip.tsx'
import { exactTime, relativeTime } from './relative-time.ts'
import { useNow } from './use-now.ts'

type AgoProps = {
  time: string
  className?: string
  /** other words than "4 minutes ago" */
  words?: (time: string, now: number) => string
}

/** A time as "4 minutes ago"; on hover and focus the exact one, in the reader's own zone. Keeps itself true. */
export function Ago({ time, className, words = relativeTime }: AgoProps) {
  const now = useNow()
  return (
    <Tooltip content={<Exact time={time} />}>
      <button
        type="button"
        className={cn(
          'inline-flex min-h-6 items-center whitespace-nowrap rounded-sm tabular-nums decoration-border-strong decoration-dotted underline-offset-4 hover:underline',
          className,
        )}
      >
        <time dateTime={time} suppressHydrationWarning>
          {words(time, now)}
        </time>
      </button>
    </Tooltip>
  )
}

const Exact = ({ time }: { time: string }) => exactTime(time)
