'use client'

import { useNow } from '#components/accounts/use-now.ts'
import { untilWords } from './until-words.ts'

/** When something is due: "in about 5 hours". Keeps itself true. */
export function Until({ time }: { time: string }) {
  const now = useNow()
  return (
    <time dateTime={time} suppressHydrationWarning>
      {untilWords(time, now)}
    </time>
  )
}
