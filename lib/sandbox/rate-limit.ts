/** What one more request leaves of an allowance; `retryAfter` in seconds, where it was one too many. */
export type Allowance = { limit: number; remaining: number; retryAfter?: number }

/** Counts requests by key: at most `limit` in `seconds` of the provider's clock, in windows that begin with a request. */
export function createRateLimit({ limit, seconds, now }: { limit: number; seconds: number; now: () => number }) {
  const windows = new Map<string, { count: number; until: number }>()

  return {
    take(key: string): Allowance {
      const open = windows.get(key)
      const window = open && open.until > now() ? open : { count: 0, until: now() + seconds * 1000 }
      windows.set(key, window)
      const isTooMany = window.count >= limit
      if (!isTooMany) window.count++
      const remaining = limit - window.count
      return { limit, remaining, ...(isTooMany && { retryAfter: Math.ceil((window.until - now()) / 1000) }) }
    },
  }
}
