'use client'

import { useRouter } from 'next/navigation'
import { AskDialog, AskForm } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Account } from '#lib/api/contract.ts'

type DeleteDialogProps = {
  account: Account
  open: boolean
  /** go to the list afterwards */
  leave: boolean
  onClose: () => void
}

/** Names the account and what stops; only a production account asks for its name. Undo is offered afterwards. */
export const DeleteDialog = ({ open, onClose, ...question }: DeleteDialogProps) => (
  <AskDialog open={open} onClose={onClose}>
    <DeleteForm {...question} onDone={onClose} />
  </AskDialog>
)

type DeleteFormProps = Pick<DeleteDialogProps, 'account' | 'leave'> & { onDone: () => void }

function DeleteForm({ account, leave, onDone }: DeleteFormProps) {
  const router = useRouter()
  const name = account.display_name
  const asksName = account.type === 'production'
  const form = useHubForm({
    values: { name: '' },
    focusFirst: asksName,
    send: async () => {
      const answer = await ask(api().accounts[':id'].$delete({ param: { id: account.id } }))
      if (answer.ok) tellDeleted(account, answer.value.undo_until, () => router.refresh())
      return answer
    },
    onDone: () => {
      onDone()
      if (leave) router.push('/accounts')
      router.refresh()
    },
  })
  const matches = (typed: string) =>
    !asksName || typed.trim() === name.trim() || `Type the name as it is written: ${name}`
  return (
    <AskForm
      title={`Delete ${name}?`}
      description={`Calls through this ${account.provider_name} account stop at once, and its credentials are erased. Nothing changes at ${account.provider_name} itself. You can undo this for 10 seconds.`}
      form={form}
      confirm="Delete"
      pendingLabel="Deleting…"
      danger
    >
      {asksName && (
        <TextField
          {...form.register('name', { validate: matches })}
          id="name"
          label="This is a production account. Type its name to delete it."
          help={name}
          autoComplete="off"
          spellCheck={false}
          error={form.errorOf('name')}
        />
      )}
    </AskForm>
  )
}

function tellDeleted({ id, display_name: name }: Account, undoUntil: string | null, refresh: () => void) {
  const undo = async () => {
    const answer = await ask(api().accounts[':id'].restore.$post({ param: { id } }))
    if (answer.ok) notify({ title: `${name} is back`, tone: 'good' })
    else
      notify({
        title: `${name} was not restored`,
        description: `${answer.problem.detail} ${answer.problem.next}`,
        tone: 'danger',
      })
    refresh()
  }
  notify({
    title: `${name} is deleted`,
    ...(undoUntil
      ? {
          action: { label: 'Undo', onClick: undo },
          timeout: Math.min(10_000, Math.max(1000, Date.parse(undoUntil) - Date.now())),
        }
      : {}),
  })
}
