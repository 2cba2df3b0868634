'use client'

import { Ago } from '#components/accounts/ago.tsx'
import { relativeTime } from '#components/accounts/relative-time.ts'
import { useNow } from '#components/accounts/use-now.ts'

/** From when to when, "3 days ago to 2 hours ago"; one time where both are said alike. */
export function AgoRange({ from, to }: { from: string; to: string }) {
  const now = useNow()
  return (
    <>
      {relativeTime(from, now) !== relativeTime(to, now) && (
        <>
          <Ago time={from} className="min-h-0" />
          {' to '}
        </>
      )}
      <Ago time={to} className="min-h-0" />
    </>
  )
}
