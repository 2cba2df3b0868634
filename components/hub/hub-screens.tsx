'use client'

import { Suspense, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Asker } from '#components/guide/asker.tsx'
import type { Outcome } from '#components/link/done.tsx'
import { LoadingForm } from '#components/link/loading-form.tsx'
import type { Ending } from '#components/link/post-progress.ts'
import type { Hold } from '#components/link/use-guarded-param.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { Frame, SessionView } from '#lib/api/session-contract.ts'
import { ConnectScreen } from './connect-screen.tsx'
import { endingEvents } from './ending-events.ts'
import { HubChrome, SupportLink } from './hub-chrome.tsx'
import { HubHeader } from './hub-header.tsx'
import type { HubHost } from './hub-host.ts'
import { HubDone, Picker, useLoadLater } from './later.tsx'
import { NotOffered } from './not-offered.tsx'
import { useLeaveWarning } from './use-leave-warning.ts'

type HubScreensProps = {
  session: string
  frame: Frame
  /** undefined until the session's secret is known to be right */
  view: SessionView | undefined
  host: HubHost
  /** whether to put the focus into the search when there is a choice */
  takesFocus: boolean
  /** `stop` ends a check that runs */
  onHold?: (hold: Hold | undefined, stop?: () => void) => void
  /** one account is linked, and the session is good for another */
  onAnother: () => void
}

/** The hub: which connector, its form, the clear end. */
export function HubScreens({ session, frame, view, host, takesFocus, onHold, onAnother }: HubScreensProps) {
  const t = useWords()
  const { project, brand } = view ?? frame
  const [picked, setPicked] = useState<string>()
  const [outcome, setOutcome] = useState<Outcome>()
  const [hold, setHold] = useState<Hold>()
  const heading = useRef<HTMLHeadingElement>(null)
  const went = useRef(false)
  useLeaveWarning(hold)
  useLoadLater(view !== undefined)

  const only = view?.connectors.length === 1 ? view.connectors[0]?.id : undefined
  const id = view ? (view.provider ?? only ?? picked) : (frame.provider ?? undefined)
  const screen = outcome ? 'done' : id ? 'form' : 'picker'
  const tellScreen = useEffectEvent(() => host.tell({ type: 'step', name: screen, state: 'shown' }))
  const isOpen = view !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is what is told
  useEffect(() => {
    if (isOpen) tellScreen()
  }, [isOpen, screen])
  // A screen that a person went to takes the focus; the first one leaves it where it is.
  const shown = useRef(screen)
  useEffect(() => {
    const isFirst = shown.current === screen
    shown.current = screen
    if (!isFirst) went.current = true
    if (screen === 'form' && !isFirst) heading.current?.focus()
  }, [screen])
  const focusSearch = useCallback(
    (search: HTMLInputElement | null) => {
      if (takesFocus || went.current) search?.focus()
    },
    [takesFocus],
  )

  const take = (next: Hold | undefined, stop?: () => void) => {
    setHold(next)
    onHold?.(next, stop)
  }
  const finish = (next: Outcome) => {
    const { id: accountId, provider } = next.account
    take(undefined)
    setOutcome(next)
    host.tell({ type: next.before ? 'updated' : 'linked', accountId, provider })
  }
  const tellRun = (ending?: Ending) => {
    for (const event of endingEvents(ending, t)) host.tell(event)
  }
  const another = () => {
    setOutcome(undefined)
    setPicked(undefined)
    onAnother()
  }
  const isEmpty = view?.connectors.length === 0
  const pickerHeader = (
    <HubHeader
      project={project.name}
      brand={brand}
      title={t('{project} connects to your platform', { project: project.name })}
      headingRef={heading}
      onClose={host.leave}
    >
      {isEmpty
        ? undefined
        : view
          ? t('Which platform does {owner} use?', { owner: view.owner.name })
          : t('Which platform does your organisation use?')}
    </HubHeader>
  )
  const choosing = (
    <>
      {pickerHeader}
      <LoadingForm />
    </>
  )
  return (
    <HubChrome surface={host.surface} brand={brand} project={project.name} wide={screen === 'form'}>
      <Asker name={project.name}>
        {outcome ? (
          <Suspense>
            <HubDone
              {...outcome}
              project={project.name}
              onAnother={view && view.links_left > 1 ? another : undefined}
              onClose={host.close}
            />
          </Suspense>
        ) : id ? (
          <ConnectScreen
            onClose={host.leave}
            key={id}
            id={id}
            session={session}
            frame={frame}
            view={view}
            surface={host.surface}
            headingRef={heading}
            onBack={picked ? () => setPicked(undefined) : undefined}
            onDone={finish}
            onHold={take}
            onRun={tellRun}
          />
        ) : isEmpty ? (
          <>
            {pickerHeader}
            <NotOffered project={project.name} />
          </>
        ) : (
          <Suspense fallback={choosing}>
            {view ? (
              <Picker
                connectors={view.connectors}
                searchRef={focusSearch}
                onPick={setPicked}
                help={brand.support_url && <SupportLink href={brand.support_url} project={project.name} />}
                heading={pickerHeader}
              />
            ) : (
              choosing
            )}
          </Suspense>
        )}
      </Asker>
    </HubChrome>
  )
}
