'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Outcome } from './done.tsx'
import { useGuardedParam } from './use-guarded-param.ts'

/** A dialog with a form, opened by a parameter of the address: what it shows, how it ended, how it is left. */
export function useFormDialog(param: string, mayLeave?: () => boolean) {
  const router = useRouter()
  const guard = useGuardedParam(param, mayLeave)
  const { shown } = guard
  const [outcome, setOutcome] = useState<Outcome>()
  // What is fading out keeps its last screen.
  const [screen, setScreen] = useState(shown)
  if (shown !== undefined && shown !== screen) {
    setScreen(shown)
    setOutcome(undefined)
  }
  return {
    ...guard,
    screen,
    outcome,
    /** the form has done its work */
    finish: (next: Outcome) => {
      guard.setHold(undefined)
      setOutcome(next)
      router.refresh()
    },
    close: () => {
      guard.request(undefined)
      // Changing the address drops a refresh that is still under way, so the page behind is asked for once more.
      if (outcome) router.refresh()
    },
    /** once it has faded out */
    closed: () => setOutcome(undefined),
  }
}

export type FormDialogState = ReturnType<typeof useFormDialog>
