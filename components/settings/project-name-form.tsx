'use client'

import { useRouter } from 'next/navigation'
import { api, ask } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { notify } from '#components/ui/toast.tsx'

/** Renames the project. */
export function ProjectNameForm({ name }: { name: string }) {
  const router = useRouter()
  const { register, submit, pending, problem, errors, errorOf } = useHubForm({
    values: { name },
    send: (json) => ask(api().project.$patch({ json })),
    onDone: () => {
      notify({ title: 'Name saved', tone: 'good' })
      router.refresh()
    },
    stays: true,
  })
  return (
    <form noValidate onSubmit={submit} className="flex max-w-md flex-col items-start gap-4">
      <FormProblem problem={problem} errors={errors} />
      <TextField
        {...register('name', { required: 'Enter the name of the project.' })}
        id="name"
        label="Name"
        help="People who link an account see it."
        autoComplete="organization"
        className="w-full"
        error={errorOf('name')}
      />
      <Button type="submit" pending={pending} pendingLabel="Saving…">
        Save
      </Button>
    </form>
  )
}
