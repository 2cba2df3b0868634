'use client'

import { CircleAlert, CircleCheck, CircleMinus } from 'lucide-react'
import { useState } from 'react'
import { Ago } from '#components/accounts/ago.tsx'
import { useMay } from '#components/shell/may.tsx'
import { Button } from '#components/ui/button.tsx'
import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { BulkRun } from '#lib/api/bulk-contract.ts'
import { cancelRun } from './bulk-core.ts'
import { FailedItems } from './failed-items.tsx'
import { takes } from './run-takes.ts'
import { percentOf, runSummary, runTitle } from './run-words.ts'
import { tellRun } from './use-runs.ts'

/** One run: what it does, how far it is, who began it; Stop while it goes on, what did not work and why. */
export function RunRow({ run }: { run: BulkRun }) {
  const may = useMay(takes[run.kind])
  const [stopping, setStopping] = useState(false)
  const [title, summary] = [runTitle(run), runSummary(run)]
  const stop = async () => {
    setStopping(true)
    const answer = await cancelRun(run.id)
    setStopping(false)
    if (answer.ok) return tellRun(answer.value)
    const { detail, next } = answer.problem
    notify({ title: 'The run was not stopped', description: `${detail} ${next}`, tone: 'danger' })
  }
  return (
    <li className="rounded-md border border-border px-4 py-3">
      <div className="flex items-start gap-2.5">
        <RunIcon run={run} />
        <div className="min-w-0 flex-1">
          <h3 className="font-medium">{title}</h3>
          <p className="text-muted-foreground text-sm">
            {summary} · <Ago time={run.finished_at ?? run.created_at} className="min-h-0" />
            {run.created_by.name && ` · ${run.created_by.name}`}
          </p>
        </div>
        {run.state === 'running' && may && (
          <Button size="sm" aria-label={`Stop: ${title}`} onClick={stop} pending={stopping}>
            Stop
          </Button>
        )}
      </div>
      {run.state === 'running' && (
        <ProgressBar percent={percentOf(run)} label={title} text={summary} className="mt-2.5" />
      )}
      {run.failed > 0 && <FailedItems run={run} mayRetry={may} />}
    </li>
  )
}

const RunIcon = ({ run: { state, failed } }: { run: BulkRun }) => {
  if (state === 'running') return <Spinner className="mt-[0.1875rem] text-muted-foreground" />
  const look = 'mt-[0.1875rem] size-4 shrink-0'
  if (state === 'cancelled' || state === 'undone')
    return <CircleMinus aria-hidden="true" className={`${look} text-muted-foreground`} />
  return failed > 0 ? (
    <CircleAlert aria-hidden="true" className={`${look} text-warning`} />
  ) : (
    <CircleCheck aria-hidden="true" className={`${look} text-primary`} />
  )
}
