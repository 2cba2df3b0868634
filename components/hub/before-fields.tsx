'use client'

import { Suspense } from 'react'
import { EnvironmentChoice } from '#components/link/environment-choice.tsx'
import { Intro } from '#components/link/intro.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { Account, Config, ConnectorDetail } from '#lib/api/contract.ts'
import { hostWords } from './host-words.ts'
import { TestCredentials } from './later.tsx'

type Values = Readonly<Record<string, string>>

type BeforeFieldsProps = {
  connector: ConnectorDetail
  /** those to choose from; none where there is no choice */
  configs: readonly Config[]
  config: Config | undefined
  /** the account that is edited */
  account: Account | undefined
  /** it turned out to be linked while another one was being linked */
  isTwin: boolean
  isSandbox: boolean
  /** who asks for the credentials */
  asker: string
  values: Values
  running: boolean
  fill: (values: Values) => void
  onChoose: (config: string) => void
}

/** Above the fields: what is needed, where it goes, which account it is, and what the sandbox understands. */
export function BeforeFields(props: BeforeFieldsProps) {
  const { connector, configs, config, account, isTwin, isSandbox, asker, values, running, fill, onChoose } = props
  const t = useWords()
  return (
    <>
      <Intro
        connector={connector}
        isSandbox={isSandbox}
        asked={{ by: asker, host: t(hostWords(connector, { ...account?.setup_information, ...values })) }}
      />
      {account && (
        <Alert title={t('{name} is connected already.', { name: account.display_name })}>
          {isTwin
            ? t('What you typed is filled in: press Save to check and store it.')
            : t(
                'Change what is no longer right. All checks run again, and what is stored stays until every required check has passed.',
              )}
        </Alert>
      )}
      {config && (
        <EnvironmentChoice
          configs={configs}
          provider={connector.provider}
          value={config.id}
          readOnly={running}
          onChoose={onChoose}
        />
      )}
      {isSandbox && (
        <Suspense>
          <TestCredentials
            folded={account !== undefined}
            credentials={connector.test_credentials}
            readOnly={running}
            onFill={fill}
          />
        </Suspense>
      )}
    </>
  )
}
