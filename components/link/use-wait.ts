'use client'

import { useState } from 'react'
import { useCountdown } from './use-countdown.ts'

/**
 * The wait a provider asked for. `left`: seconds; 0 when there is none, or when something else is to be sent.
 * `hold()` tells whether it is still too early, and remembers that somebody was.
 */
export function useWait(seconds: number | undefined, since: unknown, isSame: boolean) {
  const counted = useCountdown(seconds, since)
  const [tried, setTried] = useState<unknown>()
  const left = isSame ? counted : 0
  return {
    left,
    isEarly: left > 0 && tried !== undefined && tried === since,
    hold: (): boolean => {
      if (left > 0) setTried(since)
      return left > 0
    },
  }
}
