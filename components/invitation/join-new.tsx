'use client'

import { useState } from 'react'
import { EmailField, NameField, NewPasswordField } from '#components/shell/person-fields.tsx'
import { emailRule, nameRule, newPasswordRule } from '#components/shell/person-rules.ts'
import { SignInForm } from '#components/shell/sign-in-form.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { WelcomeForm } from '#components/shell/welcome-form.tsx'
import { Button } from '#components/ui/button.tsx'
import type { InvitationView } from '#lib/api/people-contract.ts'
import { accept, enter, type LinkParts } from './accept.ts'

type JoinNewProps = { link: LinkParts; view: InvitationView; onSignedIn: () => void }

/** For somebody who is not signed in: new here, or with a sign-in already. The link stays in the address meanwhile. */
export function JoinNew({ link, view, onSignedIn }: JoinNewProps) {
  const [isKnown, setIsKnown] = useState(view.known)
  return (
    <>
      {isKnown ? (
        <SignInForm next={onSignedIn} email={view.email} />
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

function NewPerson({ link, email, project }: { link: LinkParts; email: string | null; project: string }) {
  const { register, errorOf, ...form } = useHubForm({
    values: { name: '', email: email ?? '', password: '' },
    send: (entries) => accept(link, entries),
    onDone: enter,
    focusFirst: true,
  })
  return (
    <WelcomeForm form={form} confirm={`Join ${project}`} pendingLabel="Joining…">
      <NameField {...register('name', nameRule)} error={errorOf('name')} />
      <EmailField
        {...register('email', emailRule)}
        readOnly={email !== null}
        help="You sign in with it."
        error={errorOf('email')}
      />
      <NewPasswordField {...register('password', newPasswordRule)} error={errorOf('password')} />
    </WelcomeForm>
  )
}
