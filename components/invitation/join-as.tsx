'use client'

import Link from 'next/link'
import { useState } from 'react'
import { api, ask, type Refusal } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
import { Avatar } from '#components/shell/person-menu.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import type { InvitationView } from '#lib/api/people-contract.ts'
import { accept, enter, type LinkParts } from './accept.ts'

type JoinAsProps = {
  link: LinkParts
  view: InvitationView
  you: NonNullable<InvitationView['you']>
  onSignedOut: () => void
}

/** For somebody who is signed in: join as they are, unless they belong already or the link is for another e-mail. */
export function JoinAs({ link, view, you, onSignedOut }: JoinAsProps) {
  const [problem, setProblem] = useState<Refusal>()
  const [pending, setPending] = useState<'join' | 'leave'>()
  const isOther = view.email !== null && view.email !== you.email
  const join = async () => {
    setPending('join')
    const answer = await accept(link)
    if (answer.ok) return enter()
    setPending(undefined)
    setProblem(answer.problem)
  }
  const leave = async () => {
    setPending('leave')
    const answer = await ask(api()['sign-out'].$post())
    setPending(undefined)
    if (answer.ok) onSignedOut()
    else setProblem(answer.problem)
  }
  return (
    <div className="flex flex-col gap-5">
      <p className="flex items-center gap-2.5">
        <Avatar name={you.name} />
        <span className="min-w-0">
          <span className="block font-medium">Signed in as {you.name}</span>
          <span className="block text-muted-foreground text-sm [overflow-wrap:anywhere]">{you.email}</span>
        </span>
      </p>
      <FormProblem problem={problem} errors={[]} />
      {you.belongs && (
        <Alert title={`You belong to ${view.project.name} already`}>
          The invitation is not used up. To get another role, ask an owner.
        </Alert>
      )}
      {!you.belongs && isOther && (
        <Alert tone="warning" title={`This invitation is for ${view.email}`}>
          Sign out and open it as {view.email}, or ask for an invitation with your e-mail.
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {you.belongs ? (
          <Link href="/accounts" className={buttonVariants({ variant: 'primary', size: 'lg' })}>
            Go to Accounts
          </Link>
        ) : (
          !isOther && (
            <Button
              variant="primary"
              size="lg"
              pending={pending === 'join'}
              pendingLabel="Joining…"
              onClick={join}
              className="max-w-full"
            >
              <span className="truncate">Join as {you.name}</span>
            </Button>
          )
        )}
        <Button size="lg" pending={pending === 'leave'} onClick={leave}>
          {isOther ? 'Sign out' : 'Join as somebody else'}
        </Button>
      </div>
    </div>
  )
}
