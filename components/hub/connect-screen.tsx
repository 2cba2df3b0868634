'use client'

import { type RefObject, useState } from 'react'
import type { Outcome } from '#components/link/done.tsx'
import { LinkForm } from '#components/link/link-form.tsx'
import { FormProblem, LoadingForm } from '#components/link/loading-form.tsx'
import type { LinkFormOptions } from '#components/link/use-link-form.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { Frame, SessionView } from '#lib/api/session-contract.ts'
import { type Said, say } from '#lib/words/index.ts'
import { BeforeFields } from './before-fields.tsx'
import { findAccount } from './find-account.ts'
import { HubHeader } from './hub-header.tsx'
import type { HubHost } from './hub-host.ts'
import { AskForLink } from './later.tsx'
import { NotOffered } from './not-offered.tsx'
import { useHubConnector } from './use-hub-connector.ts'
import { useTwin } from './use-twin.ts'

type ConnectScreenProps = Pick<LinkFormOptions, 'onHold' | 'onRun'> & {
  /** of the connector */
  id: string
  /** the session's public id as it is in the address */
  session: string
  frame: Frame
  /** undefined until the session's secret is known to be right */
  view: SessionView | undefined
  surface: HubHost['surface']
  headingRef: RefObject<HTMLHeadingElement | null>
  onBack: (() => void) | undefined
  onClose: (() => void) | undefined
  onDone: (outcome: Outcome) => void
}

/** The form of one connector: for linking, or for the account that is there already. Before any script has run, to read. */
export function ConnectScreen(props: ConnectScreenProps) {
  const { id, session, frame, view, surface, headingRef, onBack, onClose, onDone, onHold, onRun } = props
  const t = useWords()
  const { project, brand } = view ?? frame
  const offered = view?.connectors.find((connector) => connector.id === id)
  const configs = offered?.configs ?? []
  const [chosen, setChosen] = useState<string>()
  // A session for trying offers the real provider too, but is not made for it.
  const usual = configs.find(({ environment }) => view?.type === 'test' && environment === 'sandbox')
  const config = configs.find((one) => one.id === chosen) ?? usual ?? configs[0]
  const twin = useTwin()
  const account = twin.account ?? (view && findAccount(view, { provider: id, environment: config?.environment }))
  const place = configs.find((one) => one.id === account?.config.id) ?? config
  const { detail, problem, key, again } = useHubConnector(
    id,
    place,
    view ? view.connector : frame.connector,
    offered !== undefined,
  )
  const isSandbox = (account?.config ?? place)?.environment === 'sandbox'
  const known = {
    // Another session's after a renewal: what is remembered of a form is that customer's alone.
    id: view?.session_id ?? session,
    values: view?.values ?? {},
    locked: view?.locked ?? [],
    multiple: view?.multiple ?? false,
    waiting: view === undefined,
  }
  const isClosed = view !== undefined && !offered
  return (
    <>
      <HubHeader
        project={project.name}
        brand={brand}
        logo={detail?.logo_url}
        title={t(connectsTo(project.name, detail?.name))}
        headingRef={headingRef}
        onBack={onBack}
        onClose={onClose}
      >
        {t(asksFor(project.name, detail?.provider, view?.owner.name))}
      </HubHeader>
      {detail && !isClosed && (
        <LinkForm
          key={account?.id ?? key}
          surface={surface}
          host={{ name: project.name, whitelabel: brand.whitelabel }}
          action={t(account ? 'Save' : 'Connect')}
          connector={detail}
          target={account ? { kind: 'relink', account } : { kind: 'link', configId: place?.id ?? '' }}
          session={known}
          given={twin.values}
          isSandbox={isSandbox}
          ifOver={surface === 'page' && <AskForLink size="sm" project={project.name} />}
          before={(form) => (
            <BeforeFields
              {...form}
              connector={detail}
              configs={view?.account_id || twin.account ? [] : configs}
              config={place}
              account={account}
              isTwin={twin.account !== undefined}
              isSandbox={isSandbox}
              asker={project.name}
              onChoose={setChosen}
            />
          )}
          onHold={onHold}
          {...(onRun && { onRun })}
          onTwin={twin.open}
          onDone={(done, limitations) => onDone({ account: done, limitations, ...(account && { before: account }) })}
        />
      )}
      {isClosed && <NotOffered project={project.name} />}
      {twin.problem && <FormProblem problem={twin.problem} onAgain={twin.again} />}
      {problem && <FormProblem problem={problem} onAgain={again} />}
      {!isClosed && !detail && !problem && <LoadingForm />}
    </>
  )
}

/** One sentence in one piece: a part of it that comes later moves nothing. */
const asksFor = (project: string, provider = '', owner?: string): Said =>
  owner === undefined
    ? say('{project} asks for access to your {provider} account.', { project, provider })
    : say('{project} asks for access to the {provider} account of {owner}.', { project, provider, owner })

const connectsTo = (project: string, name: string | undefined): Said =>
  name === undefined
    ? say('{project} connects to your account', { project })
    : say('{project} connects to {name}', { project, name })
