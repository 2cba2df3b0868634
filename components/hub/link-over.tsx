'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import type { Refusal } from '#components/shell/ask.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { type Said, say } from '#lib/words/index.ts'

type LinkOverProps = { title: string; detail: string; next: string; children?: ReactNode }

/** In place of the form: what is wrong with the link, and what to do next. */
export function LinkOver({ title, detail, next, children }: LinkOverProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Within a frame the focus is left where it is, unless it is here already.
  useEffect(() => {
    if (document.hasFocus()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="px-5 pt-5 pb-8 sm:px-6">
      <h1 ref={heading} tabIndex={-1} className="font-semibold text-xl tracking-[-0.01em] outline-none">
        {title}
      </h1>
      <p className="mt-2">{detail}</p>
      <p className="mt-1 text-muted-foreground">{next}</p>
      <div className="mt-5 flex flex-wrap gap-2 empty:hidden">{children}</div>
    </div>
  )
}

/** Kinds whose title says what core's sentence begins with. */
const OVER = new Set(['session_expired', 'session_used', 'session_revoked'])

const titles: Readonly<Record<string, Said>> = {
  session_unknown: say('This link opens nothing'),
  session_expired: say('This link has expired'),
  session_used: say('This link was used already'),
  session_revoked: say('This link was withdrawn'),
}

type RefusedProps = {
  problem: Refusal
  /** what is offered where the link was right and is over */
  ifOver: ReactNode
  onAgain: () => void
  onClose?: (() => void) | undefined
}

/** Why core does not open the session. */
export function Refused({ problem, ifOver, onAgain, onClose }: RefusedProps) {
  const t = useWords()
  const { kind = '', detail, next } = problem
  const title = titles[kind]
  const said = OVER.has(kind) ? t('Nothing more can be connected with it.') : t(detail)
  const mayAsk = kind === 'session_expired' || kind === 'session_used'
  return (
    <LinkOver title={title ? t(title) : t('The link could not be read')} detail={said} next={t(next)}>
      {mayAsk && ifOver}
      {!title && (
        <Button variant="primary" onClick={onAgain}>
          {t('Try again')}
        </Button>
      )}
      {onClose && <Button onClick={onClose}>{t('Close')}</Button>}
    </LinkOver>
  )
}

/** A link without its secret: some mail programs cut it off. */
export function LinkIncomplete() {
  const t = useWords()
  return (
    <LinkOver
      title={t('This link is incomplete')}
      detail={t('The last part of it, after the #, is missing. Some mail programs cut it off.')}
      next={t(
        'Go back to the message, copy the whole link, and paste it into the address bar. If that does not help, ask whoever sent it for a new one.',
      )}
    />
  )
}
