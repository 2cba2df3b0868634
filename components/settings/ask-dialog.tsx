'use client'

import type { FormEventHandler, ReactNode } from 'react'
import type { Refusal } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
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

type AskDialogProps = { open: boolean; onClose: () => void; size?: 'sm' | 'md'; children: ReactNode }

/** A layer with one {@link AskForm} in it, made anew each time it opens. */
export const AskDialog = ({ open, onClose, size = 'sm', children }: AskDialogProps) => (
  <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
    <DialogContent size={size} card>
      {children}
    </DialogContent>
  </Dialog>
)

type AskFormProps = {
  title: string
  description?: ReactNode
  /** what `useHubForm` gives */
  form: {
    submit: FormEventHandler
    pending: boolean
    problem: Refusal | undefined
    errors: readonly { id: string; message: string }[]
  }
  confirm: string
  pendingLabel: string
  danger?: boolean
  children?: ReactNode
}

/** A question with its entries: what it is about, what was refused, Cancel and the one thing to do. */
export function AskForm({ title, description, form, confirm, pendingLabel, danger, children }: AskFormProps) {
  const { submit, pending, problem, errors } = form
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        {description && <DialogDescription>{description}</DialogDescription>}
      </DialogHeader>
      {(children || problem) && (
        <DialogBody className="flex flex-col gap-4">
          <FormProblem problem={problem} errors={errors} />
          {children}
        </DialogBody>
      )}
      <DialogFooter>
        <DialogClose render={<Button />}>Cancel</DialogClose>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={pending} pendingLabel={pendingLabel}>
          {confirm}
        </Button>
      </DialogFooter>
    </form>
  )
}
