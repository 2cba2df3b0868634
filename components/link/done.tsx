'use client'

import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useEffect, useRef } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { DialogBody, DialogFooter, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import type { Account } from '#lib/api/contract.ts'
import { doneTitle } from './done-words.ts'

/** How a form ended. `before`: the account as it was, where it was edited. */
export type Outcome = { account: Account; limitations: readonly string[]; before?: Account }

type DoneProps = Outcome & { onDone: () => void; children?: ReactNode }

/** The clear end: what is connected, what it cannot do, what happens next, one thing to press. */
export function Done({ account, limitations, before, onDone }: DoneProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <DialogHeader className="border-b-0 pt-7 pb-0 text-center sm:pl-14">
        <CircleCheck aria-hidden="true" strokeWidth={1.75} className="mx-auto mb-3 size-9 text-primary" />
        <DialogTitle ref={heading} tabIndex={-1} className="break-words text-lg">
          {doneTitle(account, before)}
        </DialogTitle>
        <p className="mt-1 break-words text-muted-foreground">
          {limitations.length === 0 ? 'Every check passed. ' : 'Every required check passed. '}The credentials are
          stored encrypted.
        </p>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-4">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-6 gap-y-1.5 rounded-md border border-border px-4 py-3">
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
          <dt className="text-muted-foreground">Id</dt>
          <dd className="flex min-w-0 items-center gap-1 self-center">
            <code className="min-w-0 break-all font-mono text-sm">{account.id}</code>
            <CopyButton value={account.id} what="account id" iconOnly className="-my-1" />
          </dd>
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
        <p className="text-muted-foreground">
          What happens next: the account is on the Accounts page, ready to be used with its id. There you can check it,
          edit it or delete it at any time.
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
