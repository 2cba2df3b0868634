'use client'

import { Check, Minus, TriangleAlert, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { cn } from '#components/ui/cn.ts'
import { Spinner } from '#components/ui/spinner.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { latestChange, type ShownStep, stateWord, timeWords } from './step-words.ts'
import type { Step } from './use-progress.ts'

/** From here on a person is told that it is the provider who is slow. */
const SLOW_AFTER = 8000

type CheckListProps = {
  steps: readonly Step[]
  /** who answers: "Udemy" */
  provider: string
  /** the run ended without a verdict: what did not pass has not failed either */
  inconclusive?: boolean
  className?: string
}

/**
 * The checks by the connector's own titles, in order; only changes are announced. Why one failed is said at the fields or
 * beside the list, not here as well.
 */
export function CheckList({ steps: given, provider, inconclusive, className }: CheckListProps) {
  const t = useWords()
  const steps = inconclusive
    ? given.map((step) => (step.state === 'failed' ? { ...step, state: 'open' as const } : step))
    : given
  const running = steps.findIndex(({ state }) => state === 'running')
  const waited = useTimeSince(running)
  const slow = running >= 0 && waited >= SLOW_AFTER
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (slow) list.current?.scrollIntoView({ block: 'nearest' })
  }, [slow])
  const slowWords = t('{provider} is slow today – still trying.', { provider })
  return (
    <div ref={list} className={cn('scroll-my-8', className)}>
      <ol className="flex flex-col" aria-label={t('Checks')}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order, and titles may repeat
          <Row key={index} step={step} waited={index === running ? waited : undefined} />
        ))}
      </ol>
      {slow && (
        <p aria-hidden="true" className="mt-1 ms-7 text-sm text-warning">
          {slowWords}
        </p>
      )}
      <p role="status" className="sr-only">
        {slow ? slowWords : t(latestChange(steps))}
      </p>
    </div>
  )
}

const marks: Record<ShownStep['state'], { icon: typeof Check | undefined; look: string }> = {
  waiting: { icon: undefined, look: 'border-border-strong' },
  running: { icon: undefined, look: 'border-transparent text-primary' },
  passed: { icon: Check, look: 'border-primary bg-primary text-primary-foreground' },
  failed: { icon: X, look: 'border-danger bg-danger text-danger-foreground' },
  open: { icon: Minus, look: 'border-warning-line bg-warning-soft text-warning' },
  limited: { icon: TriangleAlert, look: 'border-warning-line bg-warning-soft text-warning' },
  skipped: { icon: Minus, look: 'border-border-strong text-muted-foreground' },
}

function Row({ step, waited }: { step: ShownStep; waited: number | undefined }) {
  const t = useWords()
  const { icon: Icon, look } = marks[step.state]
  const time = timeWords(waited === undefined ? step.ms : Math.floor(waited / 1000) * 1000, t.locale)
  const quiet = step.state === 'waiting' || step.state === 'skipped'
  return (
    <li data-state={step.state} className="flex items-start gap-2.5 py-1">
      <span
        aria-hidden="true"
        className={cn('mt-0.5 flex size-[1.125rem] shrink-0 items-center justify-center rounded-full border', look)}
      >
        {step.state === 'running' ? (
          <Spinner className="size-[1.125rem]" />
        ) : (
          Icon && <Icon className="size-3" strokeWidth={2.75} />
        )}
      </span>
      <span className="min-w-0 flex-1 break-words">
        <span className={cn(quiet && 'text-muted-foreground', step.state === 'failed' && 'font-medium text-danger')}>
          {step.title}
        </span>
        {step.message && step.state === 'limited' && (
          <span className="block text-muted-foreground text-sm">{step.message}</span>
        )}
      </span>
      <span className="shrink-0 text-end text-muted-foreground text-sm">
        <span className={cn((step.state === 'passed' || step.state === 'waiting') && 'sr-only')}>
          {t(stateWord(step.state))}
        </span>
        {time && (
          <span aria-hidden={waited !== undefined} className="ms-1.5 tabular-nums">
            {time}
          </span>
        )}
      </span>
    </li>
  )
}

/** Milliseconds since `what` began to be what it is; ticks every second while it is 0 or more. */
function useTimeSince(what: number): number {
  const [time, setTime] = useState(0)
  useEffect(() => {
    setTime(0)
    if (what < 0) return
    const since = performance.now()
    const timer = setInterval(() => setTime(performance.now() - since), 1000)
    return () => clearInterval(timer)
  }, [what])
  return time
}
