'use client'

import { shortDate } from './relative-time.ts'

/** "3 Nov", in the reader's own zone. */
export const ShortDate = ({ time }: { time: string }) => (
  <time dateTime={time} suppressHydrationWarning>
    {shortDate(time, Date.now())}
  </time>
)
