'use client'

import { useRouter } from 'next/navigation'
import { api, ask } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { ProjectSettings } from '#lib/api/project-contract.ts'
import { checkDays, daysIn, type Retention, retentions } from './retention-words.ts'

/** For how many days the project keeps what only helps to look back. */
export function RetentionForm({ settings }: { settings: ProjectSettings }) {
  const router = useRouter()
  const form = useHubForm<Record<Retention, string>>({
    values: {
      call_days: String(settings.call_days),
      attempt_days: String(settings.attempt_days),
      delivery_days: String(settings.delivery_days),
    },
    send: (typed) => ask(api().project.$patch({ json: daysIn(typed) })),
    onDone: () => {
      notify({ title: 'Saved', description: 'What is older is removed within the hour.', tone: 'good' })
      router.refresh()
    },
    stays: true,
  })
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col items-start gap-5">
      <FormProblem problem={form.problem} errors={form.errors} />
      <div className="grid w-full gap-5">
        {retentions.map(({ name, label, help }) => (
          <TextField
            key={name}
            {...form.register(name, { validate: checkDays })}
            id={name}
            label={label}
            help={help}
            inputMode="numeric"
            autoComplete="off"
            className="[&_input]:w-28"
            error={form.errorOf(name)}
          />
        ))}
      </div>
      <Button type="submit" pending={form.pending} pendingLabel="Saving…">
        Keep for so long
      </Button>
    </form>
  )
}
