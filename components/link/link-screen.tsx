'use client'

import { useSearchParams } from 'next/navigation'
import { type Ref, useState } from 'react'
import { recall, remember } from '#components/guide/session-memory.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { DialogBody } from '#components/ui/dialog.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Account, ConnectorSummary } from '#lib/api/contract.ts'
import { EnvironmentChoice } from './environment-choice.tsx'
import { FormHeader } from './form-header.tsx'
import { Intro } from './intro.tsx'
import { LinkForm } from './link-form.tsx'
import { TestCredentials } from './test-credentials.tsx'
import { useConnector } from './use-connector.ts'
import type { Hold } from './use-guarded-param.ts'

type LinkScreenProps = {
  id: string
  connectors: readonly ConnectorSummary[]
  headingRef: Ref<HTMLHeadingElement>
  onBack: () => void
  onDone: (account: Account, limitations: readonly string[]) => void
  onHold: (hold: Hold | undefined) => void
}

/** The form of one connector: real provider or sandbox, fields and guide. */
export function LinkScreen({ id, connectors, headingRef, onBack, onDone, onHold }: LinkScreenProps) {
  const summary = connectors.find((connector) => connector.id === id)
  const configs = summary?.configs.filter(({ enabled }) => enabled) ?? []
  const memory = `hub.link.${id}.config`
  const asked = useSearchParams().get('environment')
  const [chosen, setChosen] = useState(
    () => configs.find(({ environment }) => environment === asked)?.id ?? recall(memory),
  )
  const config = configs.find((one) => one.id === chosen) ?? configs[0]
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
          key={key}
          action="Connect"
          connector={detail}
          target={{ kind: 'link', configId: config.id }}
          onDone={onDone}
          onHold={onHold}
          before={({ fill, running }) => (
            <>
              <Intro connector={detail} />
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
          <Alert tone="warning" title={`${detail.name} is switched off in this project.`}>
            Switch on one of its configs, then link the account.
          </Alert>
        </DialogBody>
      )}
      {problem && (
        <DialogBody>
          <Alert
            role="alert"
            tone="danger"
            title={problem.detail}
            actions={
              <Button size="sm" onClick={again}>
                Try again
              </Button>
            }
          >
            {problem.next}
          </Alert>
        </DialogBody>
      )}
      {!detail && !problem && <LoadingForm />}
    </>
  )
}

const LoadingForm = () => (
  <DialogBody className="flex flex-col gap-5">
    <p role="status" className="sr-only">
      Loading the form…
    </p>
    <Skeleton className="h-12 max-w-xl" />
    {['a', 'b', 'c', 'd'].map((field) => (
      <div key={field}>
        <Skeleton className="mb-2 h-4 w-32" />
        <Skeleton className="h-9 max-w-xl" />
      </div>
    ))}
  </DialogBody>
)
