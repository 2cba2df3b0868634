'use client'

import { changeParams, useParam } from '#components/ui/address.ts'
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
  const open = useParam(param) !== undefined
  const close = () => changeParams('replaceState', { [param]: undefined })
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
