'use client'

import { useEffect, useState } from 'react'
import { type Asked, api, ask } from '#components/shell/api.ts'
import type { Replayed, ReplaySpan } from '#lib/api/webhook-contract.ts'

export const askForReplay = (id: string, json: ReplaySpan): Promise<Asked<Replayed>> =>
  ask(api().webhooks[':id'].replay.$post({ param: { id }, json }))

/** How many deliveries a span would send again; undefined while it is counted, or there is nothing to count. */
export function useReplayCount(id: string, span: ReplaySpan | undefined): Asked<Replayed> | undefined {
  const [count, setCount] = useState<Asked<Replayed>>()
  const key = span && JSON.stringify(span)
  useEffect(() => {
    setCount(undefined)
    if (!key) return
    let current = true
    const timer = setTimeout(async () => {
      const answer = await askForReplay(id, { ...JSON.parse(key), dry_run: true })
      if (current) setCount(answer)
    }, 300)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [id, key])
  return count
}
