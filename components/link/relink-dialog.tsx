'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import { formDialogLook } from './dialog-look.ts'
import { Done, type Outcome } from './done.tsx'
import { FormHeader } from './form-header.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { LinkForm } from './link-form.tsx'
import { TestCredentials } from './test-credentials.tsx'
import { useGuardedParam } from './use-guarded-param.ts'
import { useReturnFocus } from './use-return-focus.ts'

type RelinkDialogProps = {
  account: Account
  connector: ConnectorDetail
  /** begin at this field; `?edit=fieldName` does the same */
  focusField?: string
}

/** Editing a linked account, over its page: `?edit`. The account keeps its id; stored secrets are not asked again. */
export function RelinkDialog({ account, connector, focusField }: RelinkDialogProps) {
  const router = useRouter()
  const { shown, request, hold, setHold, asking, stay, leave } = useGuardedParam('edit')
  const [outcome, setOutcome] = useState<Outcome>()
  const heading = useRef<HTMLHeadingElement>(null)
  const known = Object.hasOwn(connector.fields, shown ?? '') ? shown : focusField
  // Where there is a field to begin at, the form takes the focus there itself.
  const begins = known !== undefined || (account.last_check?.fields?.length ?? 0) > 0
  const returnFocus = useReturnFocus(shown !== undefined, 'main a[href*="?edit"]')
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
        size={outcome ? 'md' : 'xl'}
        className={formDialogLook(!outcome)}
        finalFocus={returnFocus}
        initialFocus={begins ? false : heading}
      >
        {outcome ? (
          <Done {...outcome} onDone={close} />
        ) : (
          <>
            <FormHeader title={`Edit ${account.display_name}`} logo={connector.logo_url} headingRef={heading} />
            <LinkForm
              action="Check and save"
              connector={connector}
              target={{ kind: 'relink', account }}
              focusOn={known}
              onHold={setHold}
              onDone={(updated, limitations) => {
                setHold(undefined)
                setOutcome({ account: updated, limitations, edited: true })
                router.refresh()
              }}
              before={({ fill, running }) => (
                <>
                  <p className="text-muted-foreground">
                    Change what is no longer right. All checks run again, and the account keeps its id; what is stored
                    stays until they have passed.
                  </p>
                  {account.config.environment === 'sandbox' && (
                    <TestCredentials folded credentials={connector.test_credentials} readOnly={running} onFill={fill} />
                  )}
                </>
              )}
            />
          </>
        )}
        <LeaveDialog open={asking} hold={hold} onStay={stay} onLeave={leave} />
      </DialogContent>
    </Dialog>
  )
}
