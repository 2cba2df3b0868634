'use client'

import { useMemo, useRef } from 'react'
import { FormDialog } from '#components/link/form-dialog.tsx'
import { FormHeader } from '#components/link/form-header.tsx'
import { LinkForm } from '#components/link/link-form.tsx'
import { TestCredentials } from '#components/link/test-credentials.tsx'
import { useFormDialog } from '#components/link/use-form-dialog.ts'
import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import { RotateDone } from './rotate-done.tsx'
import { providerLink, rotateForm } from './rotate-form.ts'

/** A new credential in the place of the old one, over the account's page: `?rotate`. */
export function RotateDialog({ account, connector }: { account: Account; connector: ConnectorDetail }) {
  const state = useFormDialog('rotate')
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useMemo(() => rotateForm(connector, account), [connector, account])
  const { provider } = connector
  const isSandbox = account.config.environment === 'sandbox'
  // Where a field was refused before, the form takes the focus there itself.
  const begins = account.last_check?.fields?.some((name) => name in form.connector.fields) ?? false
  return (
    <FormDialog
      state={state}
      isForm
      isEdit
      wayIn='main a[href*="?rotate"]'
      initialFocus={begins ? false : heading}
      end={(outcome) => (
        <RotateDone
          outcome={outcome}
          provider={provider}
          link={isSandbox ? undefined : providerLink(form)}
          onDone={state.close}
        />
      )}
    >
      <FormHeader title={`Rotate ${account.display_name}`} logo={connector.logo_url} headingRef={heading} />
      <LinkForm
        action="Save"
        connector={form.connector}
        target={{ kind: 'relink', account }}
        given={form.empty}
        isSandbox={isSandbox}
        onHold={(hold) => state.setHold(hold)}
        onDone={(updated, limitations) => state.finish({ account: updated, limitations, before: account })}
        before={({ fill, running }) => (
          <>
            <p className="text-muted-foreground">
              Make a new credential at {provider}, then enter it here.{' '}
              <b className="font-medium text-foreground">The old one stays in use until the new one has passed</b> every
              required check.
            </p>
            {isSandbox && (
              <TestCredentials folded credentials={form.connector.test_credentials} readOnly={running} onFill={fill} />
            )}
          </>
        )}
      />
    </FormDialog>
  )
}
