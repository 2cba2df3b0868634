'use client'

import { FormProblem } from '#components/shell/form-problem.tsx'
import { PasswordField } from '#components/shell/password-field.tsx'
import { longEnough } from '#components/shell/person-rules.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { accept, enter, type LinkParts } from './accept.ts'

/** A new password for the person a password link is for. */
export function SetPassword({ link, email }: { link: LinkParts; email: string }) {
  const { register, submit, pending, problem, errors, errorOf } = useHubForm({
    values: { password: '' },
    send: (entries) => accept(link, entries),
    onDone: enter,
    focusFirst: true,
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormProblem problem={problem} errors={errors} />
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordField
        {...register('password', { required: 'Choose a password.', minLength: longEnough })}
        id="password"
        label="New password"
        help="At least 12 characters. Everywhere you are signed in, your sign-ins end."
        autoComplete="new-password"
        error={errorOf('password')}
      />
      <Button type="submit" variant="primary" size="lg" pending={pending} pendingLabel="Saving…" className="mt-1">
        Save and sign in
      </Button>
    </form>
  )
}
