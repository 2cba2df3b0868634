'use client'

import { CircleCheck, ExternalLink } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { Outcome } from '#components/link/done.tsx'
import { DoneFacts } from '#components/link/done-facts.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { DialogBody, DialogFooter, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'

type RotateDoneProps = {
  outcome: Outcome
  /** who gave the credential */
  provider: string
  /** where it is revoked */
  link: { label: string; href: string } | undefined
  onDone: () => void
}

/** The end of a rotation: what is in use now, and the one thing that is left to do, which the hub cannot. */
export function RotateDone({ outcome: { account, limitations }, provider, link, onDone }: RotateDoneProps) {
  const isNew = isJustChanged(account)
  const heading = useRef<HTMLHeadingElement>(null)
  // Before the dialog around it looks whether the focus got lost, and takes it.
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <>
      <DialogHeader className="border-b-0 pt-7 pb-0 text-center sm:ps-14">
        <CircleCheck aria-hidden="true" strokeWidth={1.75} className="mx-auto mb-3 size-9 text-primary" />
        <DialogTitle ref={heading} tabIndex={-1} className="break-words text-lg">
          {isNew ? 'The new credential is in use' : 'Nothing was changed'}
        </DialogTitle>
        <p className="mt-1 break-words text-muted-foreground">
          {limitations.length === 0 ? 'Every check passed' : 'Every required check passed'},{' '}
          {isNew ? 'and the hub has dropped the old one.' : 'but this is the credential that was in use before.'}
        </p>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-4">
        <Alert
          tone="warning"
          title={isNew ? `Now revoke the old one at ${provider}` : `Make a new one at ${provider}, then rotate again`}
          actions={
            link && (
              <a
                href={link.href}
                target="_blank"
                rel="noopener noreferrer"
                className={buttonVariants({
                  size: 'sm',
                  className: 'h-auto min-h-8 max-w-full whitespace-normal py-1',
                })}
              >
                <span className="min-w-0 break-words">{link.label}</span>
                <ExternalLink aria-hidden="true" />
                <span className="sr-only">(opens in a new tab)</span>
              </a>
            )
          }
        >
          {isNew
            ? `Nothing here uses it any more. If ${provider} ended it when you made the new one, there is nothing left to do.`
            : 'Do not revoke this one before that: the account uses it.'}
        </Alert>
        <DoneFacts account={account} limitations={limitations} />
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onClick={onDone} className="min-w-24">
          Done
        </Button>
      </DialogFooter>
    </>
  )
}

/** Whether a secret was changed with what was just stored. Both times are the hub's own. */
const isJustChanged = ({ secrets, updated_at }: Outcome['account']): boolean =>
  Object.values(secrets).some(({ changed_at }) => Date.parse(updated_at) - Date.parse(changed_at) < 60_000)
