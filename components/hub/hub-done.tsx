'use client'

import { CircleCheck } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { Outcome } from '#components/link/done.tsx'
import { DoneFacts } from '#components/link/done-facts.tsx'
import { doneTitle } from '#components/link/done-words.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'

type HubDoneProps = Outcome & {
  project: string
  /** the link is good for another account */
  onAnother?: (() => void) | undefined
  /** leaves the hub; on a page of its own there is nothing to leave to */
  onClose?: (() => void) | undefined
}

/** The clear end: what is connected, for whom, what it cannot do, what happens next. */
export function HubDone({ account, limitations, before, project, onAnother, onClose }: HubDoneProps) {
  const t = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <div className="flex flex-col gap-4 px-5 py-8 sm:px-6">
      <div className="text-center">
        <CircleCheck aria-hidden="true" strokeWidth={1.75} className="mx-auto mb-3 size-9 text-primary" />
        <h1 ref={heading} tabIndex={-1} className="break-words font-semibold text-xl tracking-[-0.01em] outline-none">
          {t(doneTitle(account, before))}
        </h1>
        <p className="mt-1 text-muted-foreground">
          {t(limitations.length === 0 ? 'Every check passed.' : 'Every required check passed.')}{' '}
          {t('The credentials are stored encrypted.')}
        </p>
      </div>
      <DoneFacts account={account} limitations={limitations} className="mx-auto w-full max-w-md" />
      <p className="text-center text-muted-foreground">
        {t('What happens next: {project} can use this account from now on. To change or remove it, ask {project}.', {
          project,
        })}
        {!onClose && ` ${t('You can close this page.')}`}
      </p>
      {(onAnother || onClose) && (
        <div className="flex flex-wrap justify-center gap-2">
          {onAnother && <Button onClick={onAnother}>{t('Connect another account')}</Button>}
          {onClose && (
            <Button variant="primary" onClick={onClose} className="min-w-24">
              {t('Done')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
