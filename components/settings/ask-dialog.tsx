'use client'

import type { ReactNode } from 'react'
import { FormProblem } from '#components/shell/form-problem.tsx'
import type { HubForm } from '#components/shell/use-hub-form.ts'
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
import { CloseGuard, useCloseGuard } from './close-guard.ts'

type AskDialogProps = { open: boolean; onClose: () => void; size?: 'sm' | 'md' | 'lg'; children: ReactNode }

/** A layer with one {@link AskForm} in it, made anew each time it opens. */
export function AskDialog({ open, onClose, size = 'sm', children }: AskDialogProps) {
  const guard = useCloseGuard()
  return (
    <Dialog open={open} onOpenChange={(next) => !next && (guard.current?.() ?? true) && onClose()}>
      <DialogContent size={size} card>
        <CloseGuard value={guard}>{children}</CloseGuard>
      </DialogContent>
    </Dialog>
  )
}

type AskFormProps = {
  title: string
  description?: ReactNode
  form: HubForm
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
