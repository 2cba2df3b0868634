'use client'

import type { ReactNode } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { ProblemBody } from '#lib/api/contract.ts'
import type { Notice } from './notice.ts'
import { waitWords } from './step-words.ts'

type RunNoticeProps = {
  notice: Notice
  problem: ProblemBody | undefined
  /** seconds until it may be tried again */
  left: number
  /** it was tried before that */
  isEarly: boolean
  /** a second account of the same organisation can be had on purpose */
  mayDuplicate: boolean
  /** what can be done where the connect session is over */
  ifOver?: ReactNode
  onUpdateTwin: (id: string) => void
  onLinkAnyway: () => void
  onChangeIdentity: (id: string) => void
  onDismiss: () => void
}

const wide = 'h-auto min-h-8 max-w-full whitespace-normal'

/** Why a run did not end well, when no field is to blame, and what can be done about it. */
export function RunNotice({ notice, problem, left, isEarly, mayDuplicate, ifOver, ...on }: RunNoticeProps) {
  const t = useWords()
  const { account: twin, identity } = problem ?? {}
  const actions: Record<NonNullable<Notice['action']>, ReactNode> = {
    'sign-in': (
      <a href="/sign-in" target="_blank" rel="noopener" className={buttonVariants({ size: 'sm' })}>
        {t('Sign in')}
        <span className="sr-only"> {t('(opens in a new tab)')}</span>
      </a>
    ),
    over: ifOver,
    duplicate: twin && (
      <>
        <Button size="sm" onClick={() => on.onUpdateTwin(twin.id)} className={wide}>
          {t('Edit {name}', { name: twin.name })}
        </Button>
        {mayDuplicate && (
          <Button size="sm" variant="quiet" onClick={on.onLinkAnyway} className={wide}>
            {t('Link a second one on purpose')}
          </Button>
        )}
      </>
    ),
    identity: identity && (
      <>
        <Button size="sm" onClick={() => on.onChangeIdentity(identity.id)} className={wide}>
          {t('Change this account to {name}', { name: identity.name })}
        </Button>
        <Button size="sm" variant="quiet" onClick={on.onDismiss}>
          {t('Cancel')}
        </Button>
      </>
    ),
  }
  return (
    <>
      <Alert role="alert" tone={notice.tone} title={t(notice.title)} actions={notice.action && actions[notice.action]}>
        {t(notice.text)}
        {notice.retryAfter !== undefined && (
          <>
            <span className="sr-only"> {t('Try again in {wait}.', { wait: waitWords(notice.retryAfter) })}</span>
            {/* hidden from screen readers: only the end of the wait is announced, not every second */}
            <span aria-hidden="true" className="mt-1 block text-foreground tabular-nums">
              {left > 0 ? t('Try again in {wait}.', { wait: waitWords(left) }) : t('You can try again now.')}
            </span>
          </>
        )}
      </Alert>
      <p role="status" className={isEarly ? 'text-sm text-warning' : 'sr-only'}>
        {isEarly && t('Not sent yet: asking sooner would only make the wait longer. Your entries are kept.')}
        {notice.retryAfter !== undefined && left === 0 && t('You can try again now.')}
      </p>
    </>
  )
}
