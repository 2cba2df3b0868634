'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ProgressBar } from '#components/ui/progress-bar.tsx'
import type { Config } from '#lib/api/contract.ts'
import { changingWords } from './words.ts'

/** How often it is looked, and how often nothing may have changed before it is left alone, so that no page asks forever. */
const EVERY = 1_500
const PATIENCE = 20

/** How far the accounts of a config are that was just disabled or enabled. It goes on when nobody looks. */
export function ConfigProgress({ config }: { config: Config }) {
  const { changing_count: left, account_count: all } = config
  const router = useRouter()
  const [seen, setSeen] = useState({ left, times: 0 })
  if (left !== seen.left) setSeen({ left, times: 0 })
  const isWatched = left > 0 && seen.times < PATIENCE
  useEffect(() => {
    if (!isWatched) return
    const timer = setInterval(() => {
      setSeen((before) => ({ ...before, times: before.times + 1 }))
      router.refresh()
    }, EVERY)
    return () => clearInterval(timer)
  }, [isWatched, router])
  const words = left > 0 ? changingWords(config, isWatched) : ''
  return (
    <>
      {left > 0 && (
        <ProgressBar
          percent={Math.round(((all - left) / all) * 100)}
          label={`Accounts of ${config.name} that have followed`}
          text={words}
          className="mt-2"
        />
      )}
      <p role="status" className="mt-1 text-muted-foreground text-sm tabular-nums empty:hidden">
        {words}
      </p>
    </>
  )
}
