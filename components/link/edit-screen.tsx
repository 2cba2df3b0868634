'use client'

import type { Ref } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import { FormHeader } from './form-header.tsx'
import { LinkForm } from './link-form.tsx'
import { TestCredentials } from './test-credentials.tsx'
import type { LinkFormOptions } from './use-link-form.ts'

type EditScreenProps = Pick<LinkFormOptions, 'focusOn' | 'given' | 'onDone' | 'onHold'> & {
  account: Account
  connector: ConnectorDetail
  headingRef: Ref<HTMLHeadingElement>
  onBack?: () => void
}

/** The form of an account that is linked: it keeps its id, and stored secrets are not asked for again. */
export const EditScreen = ({ account, connector, headingRef, onBack, ...options }: EditScreenProps) => (
  <>
    <FormHeader
      title={`Edit ${account.display_name}`}
      logo={connector.logo_url}
      headingRef={headingRef}
      onBack={onBack}
      backLabel="Back to linking"
    />
    <LinkForm
      {...options}
      action="Save"
      connector={connector}
      target={{ kind: 'relink', account }}
      isSandbox={account.config.environment === 'sandbox'}
      before={({ fill, running }) => (
        <>
          {options.given && (
            <Alert>
              This account is linked already. What you typed is filled in: press Save to check and store it.
            </Alert>
          )}
          <p className="text-muted-foreground">
            Change what is no longer right. All checks run again, and the account keeps its id; what is stored stays
            until every required check has passed.
          </p>
          {account.config.environment === 'sandbox' && (
            <TestCredentials folded credentials={connector.test_credentials} readOnly={running} onFill={fill} />
          )}
        </>
      )}
    />
  </>
)
