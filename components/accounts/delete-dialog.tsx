'use client'

import { useRouter } from 'next/navigation'
import { api, ask } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx'
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
export const DeleteDialog = ({ account, open, leave, onClose }: DeleteDialogProps) => (
  <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
    <DialogContent
      card
      size="sm"
      initialFocus={() => document.getElementById(account.type === 'production' ? 'name' : 'keep')}
    >
      <DeleteForm account={account} leave={leave} onClose={onClose} />
    </DialogContent>
  </Dialog>
)

function DeleteForm({ account, leave, onClose }: Omit<DeleteDialogProps, 'open'>) {
  const router = useRouter()
  const name = account.display_name
  const asksName = account.type === 'production'
  const { register, submit, pending, problem, errors, errorOf } = useHubForm({
    values: { name: '' },
    send: async () => {
      const answer = await ask(api().accounts[':id'].$delete({ param: { id: account.id } }))
      if (answer.ok) tellDeleted(account, answer.value.undo_until, () => router.refresh())
      return answer
    },
    onDone: () => {
      onClose()
      if (leave) router.push('/accounts')
      router.refresh()
    },
  })
  const matches = (typed: string) =>
    !asksName || typed.trim() === name.trim() || `Type the name as it is written: ${name}`
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <DialogHeader>
        <DialogTitle>Delete {name}?</DialogTitle>
        <DialogDescription>
          Calls through this {account.provider_name} account stop at once, and its credentials are erased. Nothing
          changes at {account.provider_name} itself. You can undo this for 10 seconds.
        </DialogDescription>
      </DialogHeader>
      {(asksName || problem) && (
        <DialogBody className="flex flex-col gap-4">
          <FormProblem problem={problem} errors={errors} />
          {asksName && (
            <TextField
              {...register('name', { validate: matches })}
              id="name"
              label="This is a production account. Type its name to delete it."
              help={name}
              autoComplete="off"
              spellCheck={false}
              error={errorOf('name')}
            />
          )}
        </DialogBody>
      )}
      <DialogFooter>
        <DialogClose id="keep" render={<Button />}>
          Keep it
        </DialogClose>
        <Button type="submit" variant="danger" pending={pending} pendingLabel="Deleting…">
          Delete
        </Button>
      </DialogFooter>
    </form>
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
