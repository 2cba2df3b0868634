'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { formDialogLook } from './dialog-look.ts'
import { Done, type Outcome } from './done.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { LinkScreen } from './link-screen.tsx'
import { Picker } from './picker.tsx'
import { useGuardedParam } from './use-guarded-param.ts'
import { useReturnFocus } from './use-return-focus.ts'

/** Linking an account, over the Accounts page: `?link` picks a connector, `?link=udemy` is its form. */
export function LinkDialog({ connectors }: { connectors: readonly ConnectorSummary[] }) {
  const router = useRouter()
  const { shown, request, go, hold, setHold, asking, stay, leave } = useGuardedParam('link')
  const [outcome, setOutcome] = useState<Outcome>()
  // What is fading out keeps its last screen.
  const [screen, setScreen] = useState(shown)
  if (shown !== undefined && shown !== screen) {
    setScreen(shown)
    setOutcome(undefined)
  }
  const search = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen takes the focus; on opening the dialog places it
  useEffect(() => (search.current ?? heading.current)?.focus(), [screen])

  const returnFocus = useReturnFocus(shown !== undefined, 'main a[href^="/accounts?link"]')
  const close = () => {
    request(undefined)
    // Changing the address drops a refresh that is still under way, so the list behind is asked for once more.
    if (outcome) router.refresh()
  }
  return (
    <Dialog
      open={shown !== undefined}
      onOpenChange={(open) => !open && close()}
      onOpenChangeComplete={(open) => !open && setOutcome(undefined)}
    >
      <DialogContent
        size={screen && !outcome ? 'xl' : 'md'}
        className={formDialogLook(Boolean(screen && !outcome))}
        finalFocus={returnFocus}
        initialFocus={() => search.current ?? heading.current ?? true}
      >
        {outcome ? (
          <Done {...outcome} onDone={close} />
        ) : screen ? (
          <LinkScreen
            key={screen}
            id={screen}
            connectors={connectors}
            headingRef={heading}
            onBack={() => request('')}
            onHold={setHold}
            onDone={(account, limitations) => {
              setHold(undefined)
              setOutcome({ account, limitations, edited: false })
              router.refresh()
            }}
          />
        ) : (
          <Picker connectors={connectors} searchRef={search} onPick={go} />
        )}
        <LeaveDialog open={asking} hold={hold} onStay={stay} onLeave={leave} />
      </DialogContent>
    </Dialog>
  )
}
