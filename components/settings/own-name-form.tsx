'use client'

import { useRouter } from 'next/navigation'
import { api, ask } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
import { NameField } from '#components/shell/person-fields.tsx'
import { nameRule } from '#components/shell/person-rules.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { notify } from '#components/ui/toast.tsx'

/** One's own name. */
export function OwnNameForm({ name, email }: { name: string; email: string }) {
  const router = useRouter()
  const { register, submit, pending, problem, errors, errorOf } = useHubForm({
    values: { name },
    send: (json) => ask(api().me.$patch({ json })),
    onDone: () => {
      notify({ title: 'Name saved', tone: 'good' })
      router.refresh()
    },
    stays: true,
  })
  return (
    <Card>
      <CardHeader>
        <CardTitle>Your name</CardTitle>
      </CardHeader>
      <CardBody>
        <form noValidate onSubmit={submit} className="flex max-w-md flex-col items-start gap-4">
          <FormProblem problem={problem} errors={errors} />
          <NameField
            {...register('name', nameRule)}
            label="Name"
            help={`Colleagues see it. You sign in with ${email}.`}
            className="w-full"
            error={errorOf('name')}
          />
          <Button type="submit" pending={pending} pendingLabel="Saving…">
            Save
          </Button>
        </form>
      </CardBody>
    </Card>
  )
}
