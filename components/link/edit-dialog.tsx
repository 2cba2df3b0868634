'use client'

import { useRef } from 'react'
import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import { EditScreen } from './edit-screen.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useFormDialog } from './use-form-dialog.ts'

/** Editing a linked account, over its page: `?edit`, or `?edit=fieldName` to begin at that field. */
export function EditDialog({ account, connector }: { account: Account; connector: ConnectorDetail }) {
  const state = useFormDialog('edit')
  const heading = useRef<HTMLHeadingElement>(null)
  const focusOn = Object.hasOwn(connector.fields, state.shown ?? '') ? state.shown : undefined
  // Where there is a field to begin at, the form takes the focus there itself.
  const begins = focusOn !== undefined || (account.last_check?.fields?.length ?? 0) > 0
  return (
    <FormDialog state={state} isForm isEdit wayIn='main a[href*="?edit"]' initialFocus={begins ? false : heading}>
      <EditScreen
        account={account}
        connector={connector}
        focusOn={focusOn}
        headingRef={heading}
        onHold={(hold) => state.setHold(hold)}
        onDone={(updated, limitations) => state.finish({ account: updated, limitations, before: account })}
      />
    </FormDialog>
  )
}
