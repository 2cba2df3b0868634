'use client'

import { useEffect, useState } from 'react'

/** Seconds left of `seconds`, counted from when `since` was given; 0 when there is nothing to wait for. */
export function useCountdown(seconds: number | undefined, since: unknown): number {
  const [left, setLeft] = useState(seconds ?? 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another ending with the same wait begins anew
  useEffect(() => {
    const until = performance.now() + (seconds ?? 0) * 1000
    const count = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)))
    count()
    if (!seconds) return
    const timer = setInterval(count, 1000)
    return () => clearInterval(timer)
  }, [seconds, since])
  return left
}
