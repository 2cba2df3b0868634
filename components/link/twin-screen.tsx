'use client'

import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { type Asked, api, ask, type Refusal } from '#components/shell/api.ts'
import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import { EditScreen } from './edit-screen.tsx'
import { FormHeader } from './form-header.tsx'
import { FormProblem, LoadingForm } from './loading-form.tsx'
import type { LinkFormOptions } from './use-link-form.ts'

type TwinScreenProps = Pick<LinkFormOptions, 'given' | 'onHold'> & {
  /** of the account that is linked already */
  id: string
  headingRef: RefObject<HTMLHeadingElement | null>
  onBack: () => void
  onDone: (account: Account, limitations: readonly string[], before: Account) => void
}

type Found = { account: Account; connector: ConnectorDetail }

/** Editing the account that is linked already, with what was typed to link it a second time. */
export function TwinScreen({ id, headingRef, onBack, onDone, ...options }: TwinScreenProps) {
  const [found, setFound] = useState<Found>()
  const [problem, setProblem] = useState<Refusal>()
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let stale = false
    findTwin(id).then((answer) => {
      if (stale) return
      if (answer.ok) setFound(answer.value)
      else setProblem(answer.problem)
    })
    return () => {
      stale = true
    }
  }, [id, tries])
  // The heading that had the focus has gone with the loading; a field that is marked takes it by itself.
  useLayoutEffect(() => {
    if (found && !found.account.last_check?.fields?.length) headingRef.current?.focus()
  }, [found, headingRef])
  const again = () => {
    setProblem(undefined)
    setTries(tries + 1)
  }
  if (found)
    return (
      <EditScreen
        {...options}
        {...found}
        headingRef={headingRef}
        onBack={onBack}
        onDone={(account, limitations) => onDone(account, limitations, found.account)}
      />
    )
  return (
    <>
      <FormHeader title="Edit the account" logo={undefined} headingRef={headingRef} onBack={onBack} />
      {problem ? <FormProblem problem={problem} onAgain={again} /> : <LoadingForm />}
    </>
  )
}

/** The account, and its connector as the account's own config asks for it. */
async function findTwin(id: string): Promise<Asked<Found>> {
  const account = await ask(api().accounts[':id'].$get({ param: { id } }))
  if (!account.ok) return account
  const { provider, config } = account.value
  const connector = await ask(api().connectors[':id'].$get({ param: { id: provider }, query: { config: config.id } }))
  return connector.ok ? { ok: true, value: { account: account.value, connector: connector.value } } : connector
}
