'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { Done, type Outcome } from './done.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import type { FormDialogState } from './use-form-dialog.ts'
import { useReturnFocus } from './use-return-focus.ts'

type FormDialogProps = {
  state: FormDialogState
  /** a form with its guide; else a short list */
  isForm: boolean
  /** an account that is there is edited: leaving asks in other words */
  isEdit: boolean
  /** selector of the page's own way to open it */
  wayIn: string
  initialFocus: ComponentProps<typeof DialogContent>['initialFocus']
  /** the end, where it is another than that of linking and editing */
  end?: (outcome: Outcome) => ReactNode
  children: ReactNode
}

// Beside its guide of steady height; where the window is very low (zoom 400 %) the whole dialog scrolls. A choice grows
// and shrinks below its tabs, which stay where they are.
const looks = {
  form: {
    size: 'xl',
    className:
      'sm:h-[min(48rem,100%)] [@media_(max-height:20rem)]:h-auto [@media_(max-height:20rem)]:overflow-y-auto [@media_(max-height:20rem)]:*:flex-none',
  },
  choice: {
    size: 'lg',
    className:
      'sm:mt-[6dvh] sm:max-h-[min(50rem,94%)] sm:self-start [@media_(max-height:28rem)]:mt-0 [@media_(max-height:28rem)]:max-h-full [@media_(max-height:28rem)]:overflow-y-auto [@media_(max-height:28rem)]:*:flex-none',
  },
  done: { size: 'md', className: 'sm:max-h-[min(40rem,100%)]' },
} as const

/** The frame around linking and editing: the form, then its clear end; asks before something typed would be lost. */
export function FormDialog({ state, isForm, isEdit, wayIn, initialFocus, end, children }: FormDialogProps) {
  const { shown, outcome, hold, asking, stay, leave } = state
  const returnFocus = useReturnFocus(shown !== undefined, wayIn)
  const look = looks[outcome ? 'done' : isForm ? 'form' : 'choice']
  return (
    <Dialog
      open={shown !== undefined}
      onOpenChange={(open) => !open && state.close()}
      onOpenChangeComplete={(open) => !open && state.closed()}
    >
      <DialogContent {...look} finalFocus={returnFocus} initialFocus={initialFocus}>
        {outcome ? (end?.(outcome) ?? <Done {...outcome} onDone={state.close} />) : children}
        <LeaveDialog open={asking} hold={hold} isEdit={isEdit} onStay={stay} onLeave={leave} />
      </DialogContent>
    </Dialog>
  )
}
