'use client'

import type { ReactNode } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import type { ProblemBody } from '#lib/api/contract.ts'
import type { Notice } from './notice.ts'
import { waitWords } from './step-words.ts'
import { useCountdown } from './use-countdown.ts'

type RunNoticeProps = {
  notice: Notice
  /** the account that is linked already, where that is the problem */
  twin?: ProblemBody['account']
  onUpdateTwin: () => void
  onLinkAnyway: () => void
}

/** Why a run did not end well, when no field is to blame, and what can be done about it. */
export function RunNotice({ notice, twin, onUpdateTwin, onLinkAnyway }: RunNoticeProps) {
  const left = useCountdown(notice.retryAfter, notice)
  const actions: Record<NonNullable<Notice['action']>, ReactNode> = {
    'sign-in': (
      <a href="/sign-in" target="_blank" rel="noopener" className={buttonVariants({ size: 'sm' })}>
        Sign in<span className="sr-only"> (opens in a new tab)</span>
      </a>
    ),
    duplicate: twin && (
      <>
        <Button size="sm" onClick={onUpdateTwin} className="h-auto min-h-8 whitespace-normal">
          Update {twin.name}
        </Button>
        <Button size="sm" variant="quiet" onClick={onLinkAnyway}>
          Link a second one
        </Button>
      </>
    ),
  }
  return (
    <>
      <Alert role="alert" tone={notice.tone} title={notice.title} actions={notice.action && actions[notice.action]}>
        {notice.text}
        {notice.retryAfter !== undefined && (
          <>
            <span className="sr-only"> Try again in {waitWords(notice.retryAfter)}.</span>
            {/* hidden from screen readers: only the end of the wait is announced, not every second */}
            <span aria-hidden="true" className="mt-1 block text-foreground tabular-nums">
              {left > 0 ? `Try again in ${waitWords(left)}.` : 'You can try again now.'}
            </span>
          </>
        )}
      </Alert>
      <p role="status" className="sr-only">
        {notice.retryAfter !== undefined && left === 0 && 'You can try again now.'}
      </p>
    </>
  )
}
