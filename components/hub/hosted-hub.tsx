'use client'

import { Suspense, useEffect, useEffectEvent } from 'react'
import { SendAs } from '#components/link/send.tsx'
import type { Frame } from '#lib/api/session-contract.ts'
import { HubChrome } from './hub-chrome.tsx'
import type { HubHost } from './hub-host.ts'
import { HubScreens } from './hub-screens.tsx'
import { AskForLink, LinkIncomplete, Refused } from './later.tsx'
import { takeSecret } from './take-secret.ts'
import { useHubSession } from './use-hub-session.ts'

const host: HubHost = { surface: 'page', tell: () => undefined }

/** The hub in a page of its own: whoever has the link links or edits an account, and needs no sign-in. */
export function HostedHub({ session, frame }: { session: string; frame: Frame }) {
  const { opened, open, lose, again, send } = useHubSession()
  const begin = useEffectEvent(() => {
    const secret = takeSecret(session)
    if (secret) void open(`${session}.${secret}`)
    else lose()
  })
  useEffect(() => {
    begin()
    // The same page, with the link pasted over its address once more.
    const follow = () => window.location.hash && begin()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  const { project, brand } = opened.at === 'open' ? opened.view : frame
  const over = { surface: 'page', brand, project: project.name, wide: false, signed: true } as const
  return (
    <SendAs value={send}>
      {opened.at === 'lost' ? (
        <HubChrome {...over}>
          <Suspense>
            <LinkIncomplete />
          </Suspense>
        </HubChrome>
      ) : opened.at === 'refused' ? (
        <HubChrome {...over}>
          <Suspense>
            <Refused problem={opened.problem} onAgain={again} ifOver={<AskForLink project={project.name} />} />
          </Suspense>
        </HubChrome>
      ) : (
        <HubScreens
          key={opened.at === 'open' ? opened.round : 0}
          session={session}
          frame={frame}
          view={opened.at === 'open' ? opened.view : undefined}
          host={host}
          takesFocus
          onAnother={again}
        />
      )}
    </SendAs>
  )
}
