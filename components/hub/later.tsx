'use client'

import { lazy, useEffect } from 'react'
import { whenIdle } from '#components/link/when-idle.ts'

/** Parts that nobody needs before they have looked at the form: they come after it, when the browser has nothing to do. */
const loads = {
  ask: () => import('./ask-for-link.tsx'),
  credentials: () => import('#components/link/test-credentials.tsx'),
  done: () => import('./hub-done.tsx'),
  leave: () => import('./leave-question.tsx'),
  over: () => import('./link-over.tsx'),
  picker: () => import('#components/link/picker.tsx'),
  top: () => import('./not-in-a-frame.tsx'),
}

export const AskForLink = lazy(async () => ({ default: (await loads.ask()).AskForLink }))
export const TestCredentials = lazy(async () => ({ default: (await loads.credentials()).TestCredentials }))
export const HubDone = lazy(async () => ({ default: (await loads.done()).HubDone }))
export const LeaveQuestion = lazy(async () => ({ default: (await loads.leave()).LeaveQuestion }))
export const Refused = lazy(async () => ({ default: (await loads.over()).Refused }))
export const LinkIncomplete = lazy(async () => ({ default: (await loads.over()).LinkIncomplete }))
export const Picker = lazy(async () => ({ default: (await loads.picker()).Picker }))
export const NotInAFrame = lazy(async () => ({ default: (await loads.top()).NotInAFrame }))

/** Fetches what may be needed, so that a connection that breaks later takes nothing away. */
export function useLoadLater(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return
    return whenIdle(() => {
      for (const part of [loads.done, loads.ask, loads.over, loads.leave]) void part().catch(() => undefined)
    })
  }, [isReady])
}
