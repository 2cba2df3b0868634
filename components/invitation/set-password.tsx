'use client'

import { NewPasswordField } from '#components/shell/person-fields.tsx'
import { newPasswordRule } from '#components/shell/person-rules.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { WelcomeForm } from '#components/shell/welcome-form.tsx'
import { accept, enter, type LinkParts } from './accept.ts'

/** A new password for the person a password link is for. */
export function SetPassword({ link, email }: { link: LinkParts; email: string }) {
  const { register, errorOf, ...form } = useHubForm({
    values: { password: '' },
    send: (entries) => accept(link, entries),
    onDone: enter,
    focusFirst: true,
  })
  return (
    <WelcomeForm form={form} confirm="Save and sign in" pendingLabel="Saving…">
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <NewPasswordField
        {...register('password', newPasswordRule)}
        label="New password"
        help="At least 12 characters. Everywhere you are signed in, your sign-ins end."
        error={errorOf('password')}
      />
    </WelcomeForm>
  )
}
