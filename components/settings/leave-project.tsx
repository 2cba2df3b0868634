'use client'

import { useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { useMe } from '#components/shell/may.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { AskDialog, AskForm } from './ask-dialog.tsx'

/** Leaves the project: for those who have no menu of what they can do about people. */
export function LeaveProject() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {/* On phones the row has room for one word. */}
        <span>
          Leave<span className="max-sm:sr-only"> project</span>
        </span>
      </Button>
      <AskDialog open={open} onClose={() => setOpen(false)}>
        <LeaveForm />
      </AskDialog>
    </>
  )
}

/** Asks once more, with what it means for whoever leaves. */
export function LeaveForm() {
  const me = useMe()
  const form = useHubForm({
    values: {},
    send: () => ask(api().me.projects[':id'].$delete({ param: { id: me?.project.id ?? '' } })),
    onDone: () => window.location.assign('/accounts'),
  })
  const after =
    me && me.projects.length > 1
      ? 'You go on in another project of yours.'
      : 'You belong to no other project, so you can no longer sign in; with a new invitation you begin anew.'
  return (
    <AskForm
      title={`Leave ${me?.project.name ?? 'this project'}?`}
      description={`You can no longer open it, from the next click on. What you linked stays; open invitations you made stop working. ${after}`}
      form={form}
      confirm="Leave"
      pendingLabel="Leaving…"
      danger
    />
  )
}
