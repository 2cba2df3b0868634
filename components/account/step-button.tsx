'use client'

import { CirclePlay, Wrench } from 'lucide-react'
import Link from 'next/link'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { useMe } from '#components/shell/may.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import type { Account, May } from '#lib/api/contract.ts'
import type { NextStep } from './next-step.ts'
import { useVerb } from './use-verb.ts'
import { verbWords } from './verbs.ts'

/** The one thing to do next, as a button; for those who may not, whom to ask. Nothing where there is nothing to do. */
export function StepButton({ account, step }: { account: Account; step: NextStep }) {
  const may = useMe()?.may ?? []
  const { act, pending } = useVerb(account)
  const unless = (action: May, who: string) =>
    !may.includes(action) && <p className="text-muted-foreground text-sm">{who} of your project can do that.</p>
  const look = buttonVariants({ variant: 'primary', size: 'sm' })
  switch (step.kind) {
    case 'fix':
      return (
        unless('account.edit', 'An admin or owner') || (
          <DialogLink href={`/accounts/${account.id}?edit${step.field ? `=${step.field}` : ''}`} className={look}>
            <Wrench aria-hidden="true" />
            Fix
          </DialogLink>
        )
      )
    case 'resume':
    case 'unarchive': {
      const words = verbWords(step.kind, account)
      return (
        unless(words.takes, 'An admin or owner') || (
          <Button
            size="sm"
            variant="primary"
            onClick={() => act(step.kind as 'resume' | 'unarchive')}
            pending={pending !== undefined}
            pendingLabel={words.pending}
          >
            <CirclePlay aria-hidden="true" />
            {words.label}
          </Button>
        )
      )
    }
    case 'enable':
      return (
        unless('config.edit', 'An owner') || (
          <Link href={`/connectors/${account.provider}?enable=${account.config.id}`} className={look}>
            Enable its config
          </Link>
        )
      )
    default:
      return null
  }
}
