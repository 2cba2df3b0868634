'use client'

import { useNow } from '#components/accounts/use-now.ts'
import { timeLeft } from './time-left.ts'

/** "expires in 6 days", and keeps itself true. */
export const ExpiresIn = ({ time }: { time: string }) => {
  const now = useNow()
  return (
    <time dateTime={time} suppressHydrationWarning>
      {timeLeft(time, now)}
    </time>
  )
}
