'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { enterProject } from '#components/shell/switch-project.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { AskDialog, AskForm } from './ask-dialog.tsx'

/** Another project of one's own, apart from this one in everything. */
export function NewProjectDialog() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        New project
      </Button>
      <AskDialog open={open} onClose={() => setOpen(false)}>
        <NewProjectForm />
      </AskDialog>
    </>
  )
}

function NewProjectForm() {
  const form = useHubForm({
    values: { name: '' },
    send: async (json) => {
      const answer = await ask(api().projects.$post({ json }))
      if (answer.ok) enterProject(answer.value.id)
      return answer
    },
    onDone: () => {},
  })
  return (
    <AskForm
      title="New project"
      description="You will be its owner, and this browser shows it at once."
      form={form}
      confirm="Create"
      pendingLabel="Creating…"
    >
      <TextField
        {...form.register('name', { required: 'Enter the name of the project.' })}
        id="new-project"
        label="Name"
        autoComplete="off"
        error={form.errorOf('name')}
      />
    </AskForm>
  )
}
