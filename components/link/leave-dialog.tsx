'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { leaveWords } from './leave-words.ts'
import type { Hold } from './use-guarded-param.ts'

type LeaveDialogProps = {
  open: boolean
  hold: Hold | undefined
  /** what is left is an edit */
  isEdit: boolean
  onStay: () => void
  onLeave: () => void
}

/** Asked once, before something would be lost. */
export function LeaveDialog({ open, hold = 'typed', isEdit, onStay, onLeave }: LeaveDialogProps) {
  const t = useWords()
  const { title, text, leave } = leaveWords(hold, isEdit)
  const safe = useRef<HTMLButtonElement>(null)
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onStay()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop
          forceRender
          className="fixed inset-0 z-50 bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <AlertDialog.Viewport className="fixed inset-0 z-50 flex items-center justify-center p-4">
          <AlertDialog.Popup
            initialFocus={safe}
            className="w-full max-w-sm rounded-xl border border-border bg-popover p-5 text-foreground shadow-dialog outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <AlertDialog.Title className="font-semibold text-md tracking-[-0.01em]">{t(title)}</AlertDialog.Title>
            <AlertDialog.Description className="mt-1 text-muted-foreground">{t(text)}</AlertDialog.Description>
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Button onClick={onLeave}>{t(leave)}</Button>
              <Button ref={safe} variant="primary" onClick={onStay}>
                {t('Stay')}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
