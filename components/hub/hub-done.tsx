'use client'

import { CircleCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Outcome } from '#components/link/done.tsx'
import { doneTitle } from '#components/link/done-words.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'

type HubDoneProps = Outcome & {
  project: string
  /** the link is good for another account */
  onAnother?: (() => void) | undefined
  /** leaves the hub; on a page of its own there is nothing to leave to */
  onClose?: (() => void) | undefined
}

/** The clear end: what is connected, for whom, what it cannot do, what happens next. */
export function HubDone({ account, limitations, before, project, onAnother, onClose }: HubDoneProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="flex flex-col gap-4 px-5 py-8 sm:px-6">
      <div className="text-center">
        <CircleCheck aria-hidden="true" strokeWidth={1.75} className="mx-auto mb-3 size-9 text-primary" />
        <h1 ref={heading} tabIndex={-1} className="break-words font-semibold text-xl tracking-[-0.01em] outline-none">
          {doneTitle(account, before)}
        </h1>
        <p className="mt-1 text-muted-foreground">
          {limitations.length === 0 ? 'Every check passed.' : 'Every required check passed.'} The credentials are stored
          encrypted.
        </p>
      </div>
      <dl className="mx-auto grid w-full max-w-md grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-6 gap-y-1.5 rounded-md border border-border px-4 py-3">
        <dt className="text-muted-foreground">Account</dt>
        <dd className="min-w-0 break-words font-medium">{account.display_name}</dd>
        <dt className="text-muted-foreground">Belongs to</dt>
        <dd className="min-w-0 break-words">{account.origin_owner_name}</dd>
        {account.config.environment === 'sandbox' && (
          <>
            <dt className="text-muted-foreground">Environment</dt>
            <dd>Sandbox</dd>
          </>
        )}
      </dl>
      {limitations.length > 0 && (
        <Alert tone="warning" title="With a limitation">
          <ul className="flex flex-col gap-1">
            {limitations.map((limitation) => (
              <li key={limitation}>{limitation}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p className="text-center text-muted-foreground">
        What happens next: {project} can use this account from now on. To change or remove it, ask {project}.
        {!onClose && ' You can close this page.'}
      </p>
      {(onAnother || onClose) && (
        <div className="flex flex-wrap justify-center gap-2">
          {onAnother && <Button onClick={onAnother}>Connect another account</Button>}
          {onClose && (
            <Button variant="primary" onClick={onClose} className="min-w-24">
              Done
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
