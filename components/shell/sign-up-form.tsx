'use client'

import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { api, ask } from './api.ts'
import { FormProblem } from './form-problem.tsx'
import { PasswordField } from './password-field.tsx'
import { emailLike, longEnough } from './person-rules.ts'
import { useHubForm } from './use-hub-form.ts'

/** Makes the owner of a new installation, signed in. */
export function SignUpForm() {
  const { register, submit, pending, problem, errors, errorOf } = useHubForm({
    values: { name: '', email: '', project_name: '', password: '' },
    send: (json) => ask(api()['sign-up'].$post({ json })),
    onDone: () => window.location.assign('/accounts'),
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
        error={errorOf('email')}
      />
      <TextField
        {...register('project_name', { required: 'Enter the name of your company or project.' })}
        id="project_name"
        label="Company or project"
        help="People who link an account see this name."
        autoComplete="organization"
        error={errorOf('project_name')}
      />
      <PasswordField
        {...register('password', { required: 'Choose a password.', minLength: longEnough })}
        id="password"
        label="Password"
        help="At least 12 characters."
        autoComplete="new-password"
        error={errorOf('password')}
      />
      <Button type="submit" variant="primary" size="lg" pending={pending} pendingLabel="Creating…" className="mt-1">
        Create owner account
      </Button>
    </form>
  )
}
