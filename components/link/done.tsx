'use client'

import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { DialogBody, DialogFooter, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import type { Account } from '#lib/api/contract.ts'
import { DoneFacts } from './done-facts.tsx'
import { doneTitle } from './done-words.ts'

/** How a form ended. `before`: the account as it was, where it was edited. */
export type Outcome = { account: Account; limitations: readonly string[]; before?: Account }

type DoneProps = Outcome & { onDone: () => void; children?: ReactNode }

/** The clear end: what is connected, what it cannot do, what happens next, one thing to press. */
export function Done({ account, limitations, before, onDone }: DoneProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Before the dialog around it looks whether the focus got lost, and takes it.
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <>
      <DialogHeader className="border-b-0 pt-7 pb-0 text-center sm:ps-14">
        <CircleCheck aria-hidden="true" strokeWidth={1.75} className="mx-auto mb-3 size-9 text-primary" />
        <DialogTitle ref={heading} tabIndex={-1} className="break-words text-lg">
          {String(doneTitle(account, before))}
        </DialogTitle>
        <p className="mt-1 break-words text-muted-foreground">
          {limitations.length === 0 ? 'Every check passed. ' : 'Every required check passed. '}The credentials are
          stored encrypted.
        </p>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-4">
        <DoneFacts account={account} limitations={limitations}>
          <dt className="text-muted-foreground">Id</dt>
          <dd className="flex min-w-0 items-center gap-1 self-center">
            <code className="min-w-0 break-all font-mono text-sm">{account.id}</code>
            <CopyButton value={account.id} what="account id" iconOnly className="-my-1" />
          </dd>
        </DoneFacts>
        <p className="text-muted-foreground">
          {before
            ? 'What happens next: the account keeps its id, and whatever uses it goes on with what is stored now.'
            : 'What happens next: the account is on the Accounts page, and an application can use it by its id. There you can check it, edit it or delete it at any time.'}
        </p>
      </DialogBody>
      <DialogFooter>
        {!before && (
          <Link href={`/accounts/${account.id}`} className={buttonVariants({ variant: 'ghost' })}>
            Open account
          </Link>
        )}
        <Button variant="primary" onClick={onDone} className="min-w-24">
          Done
        </Button>
      </DialogFooter>
    </>
  )
}
