'use client'

import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { SendAs } from '#components/link/send.tsx'
import type { Hold } from '#components/link/use-guarded-param.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { Frame } from '#lib/api/session-contract.ts'
import { CopyRefused } from './copy-refused.tsx'
import { HubChrome } from './hub-chrome.tsx'
import type { HubHost } from './hub-host.ts'
import { HubScreens } from './hub-screens.tsx'
import { LeaveQuestion, NotInAFrame, Refused } from './later.tsx'
import { useEmbedding } from './use-embedding.ts'
import { type Renew, useHubSession } from './use-hub-session.ts'

type EmbeddedHubProps = { session: string; frame: Frame; mode: 'inline' | 'modal' }

/** The hub in a frame of another application's page, which brings the token by message and hears what happens. */
export function EmbeddedHub({ session, frame, mode }: EmbeddedHubProps) {
  const t = useWords()
  const root = useRef<HTMLDivElement>(null)
  const [hold, setHold] = useState<Hold>()
  // `stopping`: the person leaves as soon as the check has ended.
  const [leaving, setLeaving] = useState<'asked' | 'stopping'>()
  const stopRun = useRef<() => void>(undefined)
  const renewNow = useRef<Renew>(async () => undefined)
  const { opened, open, follow, again, send, linkPath } = useHubSession(
    (signal) => renewNow.current(signal),
    hold !== undefined,
  )
  const { isAlone, tell, renew } = useEmbedding({
    allowedOrigins: frame.origins,
    root,
    onStart: (token) => void open(token),
    onToken: (token) => void follow(token),
    onTheme: (look) =>
      void import('./apply-look.ts').then(({ applyLook, addressIn }) => {
        applyLook(look, frame.brand.accent_color)
        // Another language is another page; what was typed is worth more.
        const other = hold ? undefined : addressIn(look, t.language)
        if (other) window.location.replace(other)
      }),
    onClose: () => leave(),
  })
  useEffect(() => {
    renewNow.current = renew
  }, [renew])

  const tellState = useEffectEvent(() => {
    if (opened.at === 'open') tell({ type: 'ready' })
    if (opened.at !== 'refused') return
    const { kind = 'unreachable', detail, title = '' } = opened.problem
    // In English; a sentence with values in it is told by its title.
    tell({ type: 'error', code: kind, message: t.english(detail) ?? t.english(title) ?? kind })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the state that is told, once each time
  useEffect(() => tellState(), [opened.at])

  const close = () => tell({ type: 'closed' })
  function leave() {
    if (hold) setLeaving('asked')
    else close()
  }
  const take = (next: Hold | undefined, stop?: () => void) => {
    setHold(next)
    stopRun.current = stop
    if (leaving === 'stopping' && next !== 'running') {
      setLeaving(undefined)
      // After the run has told how it ended.
      setTimeout(close)
    } else if (!next) setLeaving(undefined)
  }
  const leaveAnyway = () => {
    if (hold === 'running') {
      setLeaving('stopping')
      stopRun.current?.()
    } else {
      setLeaving(undefined)
      close()
    }
  }
  const host: HubHost = { surface: 'frame', tell, close, leave: mode === 'modal' ? () => leave() : undefined }
  const { project, brand } = opened.at === 'open' ? opened.view : frame
  const over = { surface: 'frame', brand, project: project.name, wide: false, signed: true } as const
  return (
    <SendAs value={send}>
      <div ref={root}>
        {isAlone ? (
          <HubChrome {...over} surface="page">
            <Suspense>
              <NotInAFrame origins={frame.origins} />
            </Suspense>
          </HubChrome>
        ) : opened.at === 'refused' ? (
          <HubChrome {...over}>
            <Suspense>
              <Refused
                problem={opened.problem}
                onAgain={again}
                ifOver={undefined}
                onClose={mode === 'modal' ? close : undefined}
              />
            </Suspense>
          </HubChrome>
        ) : (
          <HubScreens
            key={opened.at === 'open' ? opened.round : 0}
            session={session}
            frame={frame}
            view={opened.at === 'open' ? opened.view : undefined}
            host={host}
            takesFocus={mode === 'modal'}
            onHold={take}
            onAnother={again}
          />
        )}
        <CopyRefused linkPath={linkPath} />
      </div>
      {leaving === 'asked' && hold && (
        <Suspense>
          <LeaveQuestion hold={hold} onStay={() => setLeaving(undefined)} onLeave={leaveAnyway} />
        </Suspense>
      )}
    </SendAs>
  )
}
