'use client'

import { type Ref, useEffect, useState } from 'react'
import { recall, remember } from '#components/guide/session-memory.ts'
import { readParam } from '#components/ui/address.ts'
import { Alert } from '#components/ui/alert.tsx'
import { DialogBody } from '#components/ui/dialog.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { EnvironmentChoice } from './environment-choice.tsx'
import { FormHeader } from './form-header.tsx'
import { Intro } from './intro.tsx'
import { LinkForm } from './link-form.tsx'
import { FormProblem, LoadingForm } from './loading-form.tsx'
import { OwnerFields } from './owner-fields.tsx'
import { TestCredentials } from './test-credentials.tsx'
import { useConnector } from './use-connector.ts'
import type { LinkFormOptions } from './use-link-form.ts'

type LinkScreenProps = Pick<LinkFormOptions, 'given' | 'onDone' | 'onHold' | 'onTwin'> & {
  id: string
  connectors: readonly ConnectorSummary[]
  headingRef: Ref<HTMLHeadingElement>
  onBack: () => void
}

/** Who tries one connector in the sandbox tries the next one there. */
const lastEnvironment = 'hub.link.environment'

/** The form of one connector: real provider or sandbox, fields and guide. */
export function LinkScreen({ id, connectors, headingRef, onBack, ...options }: LinkScreenProps) {
  const summary = connectors.find((connector) => connector.id === id)
  const configs = summary?.configs.filter(({ enabled }) => enabled) ?? []
  const memory = `hub.link.${id}.config`
  const [chosen, setChosen] = useState(() => {
    // Asked for by the address, chosen here before, or where the last connector was tried.
    const inEnvironment = (wanted: unknown) => configs.find(({ environment }) => environment === wanted)?.id
    return inEnvironment(readParam('environment')) ?? recall(memory) ?? inEnvironment(recall(lastEnvironment))
  })
  const config = configs.find((one) => one.id === chosen) ?? configs[0]
  const environment = config?.environment
  useEffect(() => remember(lastEnvironment, environment), [environment])
  const { detail, problem, key, again } = useConnector(id, config)
  const choose = (next: string) => {
    setChosen(next)
    remember(memory, next)
  }
  return (
    <>
      <FormHeader
        title={`Connect ${summary?.name ?? detail?.name ?? 'an account'}`}
        logo={summary?.logo_url}
        headingRef={headingRef}
        onBack={onBack}
      />
      {detail && config && (
        <LinkForm
          {...options}
          key={key}
          action="Connect"
          connector={detail}
          target={{ kind: 'link', configId: config.id }}
          isSandbox={config.environment === 'sandbox'}
          after={(form) => <OwnerFields {...form} />}
          before={({ fill, running }) => (
            <>
              <Intro connector={detail} isSandbox={config.environment === 'sandbox'} />
              <EnvironmentChoice
                configs={configs}
                provider={detail.provider}
                value={config.id}
                readOnly={running}
                onChoose={choose}
              />
              {config.environment === 'sandbox' && (
                <TestCredentials credentials={detail.test_credentials} readOnly={running} onFill={fill} />
              )}
            </>
          )}
        />
      )}
      {detail && !config && (
        <DialogBody>
          <Alert tone="warning" title={`${detail.name} is disabled in this project.`}>
            Enable one of its configs, then link the account.
          </Alert>
        </DialogBody>
      )}
      {problem && <FormProblem problem={problem} onAgain={again} />}
      {!detail && !problem && <LoadingForm />}
    </>
  )
}
