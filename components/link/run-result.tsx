'use client'

import type { ComponentProps } from 'react'
import { useWords } from '#components/words/words-provider.tsx'
import { CheckList } from './check-list.tsx'
import { isInconclusive, type Notice } from './notice.ts'
import { ProblemDetails } from './problem-details.tsx'
import { RunNotice } from './run-notice.tsx'
import type { Run } from './use-progress.ts'

type RunResultProps = Omit<ComponentProps<typeof RunNotice>, 'notice'> & {
  run: Run
  /** who answers: "Udemy" */
  provider: string
  notice: Notice | undefined
}

/** The checks as they happen; where they did not end well, why, and what support needs. */
export function RunResult({ run, provider, notice, problem, ...rest }: RunResultProps) {
  const t = useWords()
  return (
    <>
      {(run.running || run.steps.length > 0) && (
        <section aria-label={t('Live checks')} className="rounded-md border border-border px-3.5 py-2.5">
          <CheckList steps={run.steps} provider={provider} inconclusive={isInconclusive(run.ending)} />
          {run.steps.length === 0 && <p className="py-1 text-muted-foreground">{t('Starting the checks…')}</p>}
        </section>
      )}
      {notice && <RunNotice {...rest} notice={notice} problem={problem} />}
      {problem && !notice?.action && <ProblemDetails problem={problem} />}
    </>
  )
}
