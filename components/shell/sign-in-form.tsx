'use client'

import { api, ask } from './api.ts'
import { PasswordField } from './password-field.tsx'
import { EmailField } from './person-fields.tsx'
import { emailRule } from './person-rules.ts'
import { useHubForm } from './use-hub-form.ts'
import { WelcomeForm } from './welcome-form.tsx'

type SignInFormProps = {
  /** a path of this hub to go to, or what to do on the page as it is */
  next: string | (() => void)
  /** the one e-mail that an invitation is for */
  email?: string | null
}

export function SignInForm({ next, email = null }: SignInFormProps) {
  const { register, errorOf, ...form } = useHubForm({
    values: { email: email ?? '', password: '' },
    send: (json) => ask(api()['sign-in'].$post({ json })),
    onDone: typeof next === 'string' ? () => window.location.assign(next) : next,
    focusFirst: true,
  })
  return (
    <WelcomeForm form={form} confirm="Sign in" pendingLabel="Signing in…">
      <EmailField
        {...register('email', { required: emailRule.required })}
        readOnly={email !== null}
        error={errorOf('email')}
      />
      <PasswordField
        {...register('password', { required: 'Enter your password.' })}
        id="password"
        label="Password"
        autoComplete="current-password"
        error={errorOf('password')}
      />
    </WelcomeForm>
  )
}
