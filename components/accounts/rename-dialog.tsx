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
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Account } from '#lib/api/contract.ts'

type RenameDialogProps = { account: Account; open: boolean; onClose: () => void }

export const RenameDialog = ({ account, open, onClose }: RenameDialogProps) => (
  <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
    <DialogContent card size="sm" initialFocus={() => document.getElementById('label')}>
      <RenameForm account={account} onClose={onClose} />
    </DialogContent>
  </Dialog>
)

function RenameForm({ account, onClose }: Omit<RenameDialogProps, 'open'>) {
  const router = useRouter()
  const given = account.identity?.name ?? account.provider_name
  const provided = account.label === null ? account.display_name : given
  const { register, submit, pending, problem, errors, errorOf } = useHubForm({
    values: { label: account.display_name },
    send: ({ label: typed }) => {
      // The name that it has by itself is nobody's choice, and goes on to follow the provider.
      const label = typed.trim() === provided ? null : typed.trim() || null
      return ask(api().accounts[':id'].$patch({ param: { id: account.id }, json: { label } }))
    },
    onDone: () => {
      notify({ title: 'Name saved', tone: 'good' })
      router.refresh()
      onClose()
    },
  })
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <DialogHeader>
        <DialogTitle>Rename {account.display_name}</DialogTitle>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-4">
        <FormProblem problem={problem} errors={errors} />
        <TextField
          {...register('label', { maxLength: { value: 200, message: 'Use at most 200 characters.' } })}
          id="label"
          label="Name"
          optional
          help={`Only shown here. Left empty, it is “${provided}”.`}
          autoComplete="off"
          error={errorOf('label')}
        />
      </DialogBody>
      <DialogFooter>
        <DialogClose render={<Button />}>Cancel</DialogClose>
        <Button type="submit" variant="primary" pending={pending} pendingLabel="Saving…">
          Save
        </Button>
      </DialogFooter>
    </form>
  )
}
