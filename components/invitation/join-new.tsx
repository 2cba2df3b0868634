'use client'

import { useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
import { PasswordField } from '#components/shell/password-field.tsx'
import { emailLike, longEnough } from '#components/shell/person-rules.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { InvitationView } from '#lib/api/people-contract.ts'
import { accept, enter, type LinkParts } from './accept.ts'

type JoinNewProps = { link: LinkParts; view: InvitationView; onSignedIn: () => void }

/** For somebody who is not signed in: new here, or with a sign-in already. The link stays in the address meanwhile. */
export function JoinNew({ link, view, onSignedIn }: JoinNewProps) {
  const [isKnown, setIsKnown] = useState(view.known)
  return (
    <>
      {isKnown ? (
        <SignInFirst view={view} onSignedIn={onSignedIn} />
      ) : (
        <NewPerson link={link} email={view.email} project={view.project.name} />
      )}
      {view.email === null && (
        <p className="mt-6 text-muted-foreground text-sm">
          {isKnown ? 'New here? ' : 'You have a sign-in here already? '}
          <Button variant="link" size="sm" onClick={() => setIsKnown(!isKnown)}>
            {isKnown ? 'Join with a new one' : 'Sign in and join'}
          </Button>
        </p>
      )}
    </>
  )
}

const fixedHelp = 'The invitation is for this e-mail.'

function NewPerson({ link, email, project }: { link: LinkParts; email: string | null; project: string }) {
  const { register, submit, pending, problem, errors, errorOf } = useHubForm({
    values: { name: '', email: email ?? '', password: '' },
    send: (entries) => accept(link, entries),
    onDone: enter,
    focusFirst: true,
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormProblem problem={problem} errors={errors} />
      <TextField
        {...register('name', { required: 'Enter your name.' })}
        id="name"
        label="Your name"
        autoComplete="name"
        error={errorOf('name')}
      />
      <TextField
        {...register('email', { required: 'Enter your e-mail address.', pattern: emailLike })}
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        readOnly={email !== null}
        help={email === null ? 'You sign in with it.' : fixedHelp}
        error={errorOf('email')}
      />
      <PasswordField
        {...register('password', { required: 'Choose a password.', minLength: longEnough })}
        id="password"
        label="Password"
        help="At least 12 characters."
        autoComplete="new-password"
        error={errorOf('password')}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        pending={pending}
        pendingLabel="Joining…"
        className="mt-1 min-w-0"
      >
        <span className="truncate">Join {project}</span>
      </Button>
    </form>
  )
}

function SignInFirst({ view, onSignedIn }: { view: InvitationView; onSignedIn: () => void }) {
  const { register, submit, pending, problem, errors, errorOf } = useHubForm({
    values: { email: view.email ?? '', password: '' },
    send: (json) => ask(api()['sign-in'].$post({ json })),
    onDone: onSignedIn,
    focusFirst: true,
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormProblem problem={problem} errors={errors} />
      <TextField
        {...register('email', { required: 'Enter your e-mail address.' })}
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        readOnly={view.email !== null}
        help={view.email === null ? undefined : fixedHelp}
        error={errorOf('email')}
      />
      <PasswordField
        {...register('password', { required: 'Enter your password.' })}
        id="password"
        label="Password"
        autoComplete="current-password"
        error={errorOf('password')}
      />
      <Button type="submit" variant="primary" size="lg" pending={pending} pendingLabel="Signing in…" className="mt-1">
        Sign in
      </Button>
    </form>
  )
}
