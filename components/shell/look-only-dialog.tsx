'use client'

import { useSearchParams } from 'next/navigation'
import { Button } from '#components/ui/button.tsx'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx'
import { useMe } from './may.tsx'

type LookOnlyDialogProps = {
  /** the parameter of the address that opens the dialog this one stands for: `link`, `edit` */
  param: string
  /** what the role does not: "link accounts" */
  what: string
}

/** For somebody whose role only looks, at an address that opens a form: why there is none, and whom to ask. */
export function LookOnlyDialog({ param, what }: LookOnlyDialogProps) {
  const me = useMe()
  const open = useSearchParams().get(param) !== null
  const close = () => {
    const { pathname, search } = window.location
    const params = new URLSearchParams(search)
    params.delete(param)
    window.history.replaceState(null, '', params.size > 0 ? `${pathname}?${params}` : pathname)
  }
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()}>
      <DialogContent size="sm" card>
        <DialogHeader>
          <DialogTitle>You look, but do not {what}</DialogTitle>
          <DialogDescription>
            Your role in {me?.project.name} is {me?.role}: it looks and does not {what}. Ask an owner to do it, or to
            change your role.
          </DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button variant="primary" onClick={close}>
            Close
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
