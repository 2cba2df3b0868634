'use client'

import { TextField } from '#components/ui/text-field.tsx'
import { api, ask } from './api.ts'
import { EmailField, NameField, NewPasswordField } from './person-fields.tsx'
import { emailRule, nameRule, newPasswordRule } from './person-rules.ts'
import { useHubForm } from './use-hub-form.ts'
import { WelcomeForm } from './welcome-form.tsx'

/** Makes the owner of a new installation, signed in. */
export function SignUpForm() {
  const { register, errorOf, ...form } = useHubForm({
    values: { name: '', email: '', project_name: '', password: '' },
    send: (json) => ask(api()['sign-up'].$post({ json })),
    onDone: () => window.location.assign('/accounts'),
    focusFirst: true,
  })
  return (
    <WelcomeForm form={form} confirm="Create owner account" pendingLabel="Creating…">
      <NameField {...register('name', nameRule)} error={errorOf('name')} />
      <EmailField {...register('email', emailRule)} error={errorOf('email')} />
      <TextField
        {...register('project_name', { required: 'Enter the name of your company or project.' })}
        id="project_name"
        label="Company or project"
        help="People who link an account see this name."
        autoComplete="organization"
        error={errorOf('project_name')}
      />
      <NewPasswordField {...register('password', newPasswordRule)} error={errorOf('password')} />
    </WelcomeForm>
  )
}
