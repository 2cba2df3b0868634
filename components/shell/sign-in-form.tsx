'use client'

import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { api, ask } from './api.ts'
import { FormProblem } from './form-problem.tsx'
import { PasswordField } from './password-field.tsx'
import { useHubForm } from './use-hub-form.ts'

/** `next` is a path of this hub. `method` keeps a password out of the address if the form is sent before it is ready. */
export function SignInForm({ next }: { next: string }) {
  const { register, submit, pending, problem, errors, errorOf } = useHubForm({
    values: { email: '', password: '' },
    send: (json) => ask(api()['sign-in'].$post({ json })),
    onDone: () => window.location.assign(next),
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
