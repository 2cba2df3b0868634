'use client'

import { useEffect, useRef, useState } from 'react'
import { useWords } from '#components/words/words-provider.tsx'
import type { Progress } from '#lib/api/contract.ts'
import { type Ending, postProgress } from './post-progress.ts'
import { useSend } from './send.tsx'

export type Step = Extract<Progress, { type: 'step' }>['step']

/** A run of checks as it is shown. `ending` is there once it is over. */
export type Run = { running: boolean; steps: readonly Step[]; ending?: Ending }

const NONE: Run = { running: false, steps: [] }

/**
 * Runs one check at a time against an address that answers with progress (link, re-link, check).
 * A second start while one runs does nothing; leaving the page stops it.
 */
export function useProgress() {
  const t = useWords()
  const send = useSend()
  const [run, setRun] = useState(NONE)
  const current = useRef<AbortController>(undefined)
  useEffect(() => () => current.current?.abort(), [])

  /** Resolves to how it ended, or undefined when one is running already. */
  const start = async (url: string, body: unknown = {}): Promise<Ending | undefined> => {
    if (current.current) return undefined
    const controller = new AbortController()
    current.current = controller
    setRun({ running: true, steps: [] })
    const ending = await postProgress(
      url,
      body,
      controller.signal,
      (event) =>
        setRun((now) => ({
          ...now,
          steps:
            event.type === 'steps'
              ? event.steps
              : now.steps.map((step, index) => (index === event.index ? event.step : step)),
        })),
      send,
      t,
    )
    current.current = undefined
    setRun((now) => ({ running: false, steps: ending.type === 'cancelled' ? [] : now.steps, ending }))
    return ending
  }
  const cancel = () => current.current?.abort()
  const clear = () => setRun((now) => (now.running ? now : NONE))
  return { run, start, cancel, clear }
}
