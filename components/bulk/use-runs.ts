'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BulkRun } from '#lib/api/bulk-contract.ts'
import { listRuns } from './bulk-core.ts'
import { runNews } from './run-words.ts'

const CHANGED = 'hub:run'
/** ms between two looks at what is running; and between two of the whole list, which costs more */
const LOOK = 1500
const LIST = 4000

/** Tells the list of runs about one that was started or changed. */
export const tellRun = (run: BulkRun): void => {
  window.dispatchEvent(new CustomEvent<BulkRun>(CHANGED, { detail: run }))
}

/**
 * The last runs, newest first: as they were when the page came, then followed while one is running. The page behind is
 * asked for anew as they go on. `news` is what is to be said aloud.
 */
export function useRuns(initial: readonly BulkRun[]) {
  const router = useRouter()
  const [runs, setRuns] = useState(initial)
  const [news, setNews] = useState('')
  const known = useRef(initial)
  const listed = useRef(0)

  const take = useCallback(
    (next: readonly BulkRun[]) => {
      const before = new Map(known.current.map((run) => [run.id, run]))
      known.current = next
      setRuns(next)
      const said = next.flatMap((run) => runNews(before.get(run.id), run) ?? [])
      if (said.length > 0) setNews(said.join(' '))
      const moved = next.filter(
        (run) => run.done + run.failed !== (before.get(run.id)?.done ?? 0) + (before.get(run.id)?.failed ?? 0),
      )
      const ended = next.some((run) => run.state !== 'running' && before.get(run.id)?.state === 'running')
      if (ended || (moved.length > 0 && Date.now() - listed.current > LIST)) {
        listed.current = Date.now()
        router.refresh()
      }
    },
    [router],
  )
  const look = useCallback(async () => {
    const answer = await listRuns()
    if (answer.ok) take(answer.value.data)
  }, [take])

  // A page that came anew knows newer runs than this one.
  useEffect(() => {
    const newer = initial.filter(({ id }) => known.current.every((run) => run.id !== id))
    if (newer.length > 0) take([...newer, ...known.current].slice(0, 10))
  }, [initial, take])

  useEffect(() => {
    const onRun = ({ detail }: CustomEvent<BulkRun>) => {
      const others = known.current.filter(({ id }) => id !== detail.id)
      const place = known.current.findIndex(({ id }) => id === detail.id)
      take(
        place < 0
          ? [detail, ...others].slice(0, 10)
          : known.current.map((run) => (run.id === detail.id ? detail : run)),
      )
    }
    window.addEventListener(CHANGED, onRun as EventListener)
    return () => window.removeEventListener(CHANGED, onRun as EventListener)
  }, [take])

  const running = runs.some(({ state }) => state === 'running')
  useEffect(() => {
    if (!running) return
    let over = false
    const next = async () => {
      await new Promise((resolve) => setTimeout(resolve, LOOK))
      if (over) return
      await look()
      if (!over) void next()
    }
    void next()
    return () => {
      over = true
    }
  }, [running, look])
  return { runs, news, look }
}
