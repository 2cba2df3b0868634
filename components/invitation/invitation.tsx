'use client'

import Link from 'next/link'
import type { Refusal } from '#components/shell/api.ts'
import { roleCan, roleWord } from '#components/shell/role-words.ts'
import { Welcome } from '#components/shell/welcome.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { InvitationView } from '#lib/api/people-contract.ts'
import { JoinAs } from './join-as.tsx'
import { JoinNew } from './join-new.tsx'
import { SetPassword } from './set-password.tsx'
import { useInvitation } from './use-invitation.ts'

/** What somebody sees who opens an invitation or a password link. */
export function Invitation({ id }: { id: string }) {
  const { opened, again } = useInvitation(id)
  if (opened.state === 'reading') {
    return (
      <Welcome title="Invitation" intro="One moment.">
        <p role="status" className="flex items-center gap-2 text-muted-foreground">
          <Spinner />
          Reading the link…
        </p>
      </Welcome>
    )
  }
  if (opened.state === 'refused') return <Refused problem={opened.problem} onAgain={again} />
  const { view, secret } = opened
  const link = { id, secret }
  if (view.purpose === 'password') {
    return (
      <Welcome
        title="Set a new password"
        intro={`${view.invited_by ?? 'An owner'} made this link for ${view.email}, to sign in to ${view.project.name} again.`}
      >
        <SetPassword link={link} email={view.email ?? ''} />
      </Welcome>
    )
  }
  return (
    <Welcome title={`Join ${view.project.name}`} intro={<Intro view={view} />}>
      {view.you ? (
        <JoinAs link={link} view={view} you={view.you} onSignedOut={again} />
      ) : (
        <JoinNew link={link} view={view} onSignedIn={again} />
      )}
    </Welcome>
  )
}

const Intro = ({ view }: { view: InvitationView }) => (
  <>
    {view.invited_by ?? 'An owner'} invites you
    {view.role && (
      <>
        {' '}
        as <strong className="font-medium text-foreground">{roleWord[view.role].toLowerCase()}</strong>. You can{' '}
        {roleCan[view.role]}.
      </>
    )}
  </>
)

const titles: Readonly<Record<number, string>> = {
  404: 'This link opens nothing',
  410: 'This link is no longer good',
  429: 'Wait a little',
}

function Refused({ problem, onAgain }: { problem: Refusal; onAgain: () => void }) {
  const isFinal = problem.status === 404 || problem.status === 410
  return (
    <Welcome title={titles[problem.status] ?? 'The link could not be read'} intro={problem.detail}>
      <Alert role="alert" tone={isFinal ? 'info' : 'warning'}>
        {problem.next}
      </Alert>
      <div className="mt-5 flex flex-wrap gap-2">
        {isFinal ? (
          <Link href="/sign-in" className={buttonVariants()}>
            Sign in
          </Link>
        ) : (
          <Button variant="primary" onClick={onAgain}>
            Try again
          </Button>
        )}
      </div>
    </Welcome>
  )
}
