'use client'

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { useMe } from '#components/shell/may.tsx'
import { leaveDeletedProject } from '#components/shell/switch-project.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { AskDialog, AskForm } from './ask-dialog.tsx'

/** Deletes the project for good; its name has to be typed. */
export function DeleteProjectDialog({ name }: { name: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden="true" />
        Delete project
      </Button>
      <AskDialog open={open} onClose={() => setOpen(false)}>
        <DeleteProjectForm name={name} />
      </AskDialog>
    </>
  )
}

function DeleteProjectForm({ name }: { name: string }) {
  const id = useMe()?.project.id ?? ''
  const form = useHubForm({
    values: { name: '' },
    send: (json) => ask(api().project.$delete({ json })),
    onDone: () => leaveDeletedProject(id),
  })
  const matches = (typed: string) => typed.trim() === name.trim() || `Type the name as it is written: ${name}`
  return (
    <AskForm
      title={`Delete ${name}?`}
      description="Its accounts, credentials, configs, API keys, invitations and history are erased, and calls through them stop. The key that its credentials are encrypted with is destroyed: copies in backups cannot be read either. People who belong to no other project can no longer sign in. This cannot be undone."
      form={form}
      confirm="Delete for good"
      pendingLabel="Deleting…"
      danger
    >
      <TextField
        {...form.register('name', { validate: matches })}
        id="deleted-project"
        label="Type the name of the project to delete it."
        help={name}
        autoComplete="off"
        spellCheck={false}
        error={form.errorOf('name')}
      />
    </AskForm>
  )
}
