'use client'

import { useRouter } from 'next/navigation'
import { api, ask } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
import { PasswordField } from '#components/shell/password-field.tsx'
import { NewPasswordField } from '#components/shell/person-fields.tsx'
import { newPasswordRule } from '#components/shell/person-rules.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { notify } from '#components/ui/toast.tsx'

const empty = { current: '', password: '' }

/** One's own password; the other sign-ins end with it. */
export function OwnPasswordForm() {
  const router = useRouter()
  const { register, submit, reset, pending, problem, errors, errorOf } = useHubForm({
    values: empty,
    send: (json) => ask(api().me.password.$post({ json })),
    onDone: () => {
      reset(empty)
      notify({ title: 'Password changed', description: 'Your other sign-ins have ended.', tone: 'good' })
      router.refresh()
    },
    stays: true,
  })
  return (
    <Card>
      <CardHeader>
        <CardTitle>Password</CardTitle>
      </CardHeader>
      <CardBody>
        <form noValidate onSubmit={submit} className="flex max-w-md flex-col items-start gap-4">
          <FormProblem problem={problem} errors={errors} />
          <PasswordField
            {...register('current', { required: 'Enter your current password.' })}
            id="current"
            label="Current password"
            autoComplete="current-password"
            className="w-full"
            error={errorOf('current')}
          />
          <NewPasswordField
            {...register('password', newPasswordRule)}
            label="New password"
            help="At least 12 characters. Your other sign-ins end; this browser stays signed in."
            className="w-full"
            error={errorOf('password')}
          />
          <Button type="submit" pending={pending} pendingLabel="Changing…">
            Change password
          </Button>
        </form>
      </CardBody>
    </Card>
  )
}
