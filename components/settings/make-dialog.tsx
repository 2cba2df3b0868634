'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { AskDialog } from './ask-dialog.tsx'

type MakeDialogProps<Made> = {
  /** of the button that opens it */
  icon: ReactNode
  label: string
  /** the question */
  form: (onMade: (made: Made) => void) => ReactNode
  /** what it made, shown once */
  view: (made: Made) => ReactNode
  /** when that is closed; the page is drawn anew unless given */
  onSeen?: (made: Made) => void
}

/** Makes something that is shown once: a button, the question, and what it makes; the list behind has it then. */
export function MakeDialog<Made>({ icon, label, form, view, onSeen }: MakeDialogProps<Made>) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<Made>()
  const close = () => {
    setOpen(false)
    if (made && onSeen) onSeen(made)
    else if (made) router.refresh()
  }
  const start = () => {
    setMade(undefined)
    setOpen(true)
  }
  return (
    <>
      <Button variant="primary" onClick={start}>
        {icon}
        {label}
      </Button>
      <AskDialog open={open} onClose={close} size="md">
        {made ? view(made) : form((value) => setMade(() => value))}
      </AskDialog>
    </>
  )
}
