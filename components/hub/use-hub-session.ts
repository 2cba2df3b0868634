'use client'

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Send } from '#components/link/send.tsx'
import { type Asked, ask, type Refusal } from '#components/shell/ask.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { SessionView } from '#lib/api/session-contract.ts'
import type { Language } from '#lib/words/index.ts'
import { isSameSession } from './is-same-session.ts'
import { takeEarly } from './open-early.ts'
import { askWith, hasExpired } from './session-send.ts'

/** `reading`: the token is on its way. `lost`: the link came without it. `round` counts sessions of other customers. */
export type Opened =
  | { at: 'reading' }
  | { at: 'lost' }
  | { at: 'refused'; problem: Refusal }
  | { at: 'open'; view: SessionView; round: number }

/** Asks the page around the frame for a new token; undefined where none comes in time. */
export type Renew = (signal?: AbortSignal | null) => Promise<string | undefined>

/** A timer cannot wait longer than this, in milliseconds. */
const LONGEST = 2 ** 31 - 1

const viewWith = async (token: string, language: Language) =>
  (await ask(takeEarly(token) ?? askWith(token, language)('/api/session'))) as Asked<SessionView>

/**
 * A connect session as the hub's page uses it. When it expires while something is typed or runs (`isHeld`) and `renew` is
 * given, a new token is asked for and work goes on; what is being sent is sent again with it.
 */
export function useHubSession(renew?: Renew, isHeld = false) {
  const { language } = useWords()
  const [opened, setOpened] = useState<Opened>({ at: 'reading' })
  const token = useRef('')
  const view = useRef<SessionView>(undefined)

  const show = (next: SessionView, isOther: boolean) => {
    view.current = next
    setOpened((now) => ({ at: 'open', view: next, round: (now.at === 'open' ? now.round : 0) + Number(isOther) }))
  }
  /** Goes on with a new token; false where it opens nothing, or begins anew for somebody else. */
  const follow = async (fresh: string | undefined): Promise<boolean> => {
    if (!fresh) return false
    const asked = await viewWith(fresh, language)
    if (!asked.ok) return false
    const isOther = view.current !== undefined && !isSameSession(view.current, asked.value)
    token.current = fresh
    show(asked.value, isOther)
    return !isOther
  }
  /** Opens the session of a token; the secret of a page of its own, or the first that a frame is given. */
  const open = async (first: string): Promise<void> => {
    token.current = first
    const asked = await viewWith(first, language)
    if (token.current !== first) return
    if (asked.ok) return show(asked.value, view.current !== undefined && !isSameSession(view.current, asked.value))
    if (asked.problem.kind === 'session_expired' && renew && (await follow(await renew()))) return
    setOpened({ at: 'refused', problem: asked.problem })
  }
  const send: Send = async (path, init) => {
    const answer = await askWith(token.current, language)(path, init)
    if (!renew || !(await hasExpired(answer))) return answer
    return (await follow(await renew(init?.signal))) ? askWith(token.current, language)(path, init) : answer
  }

  const expires = opened.at === 'open' ? opened.view.expires_at : undefined
  const renewSoon = useEffectEvent(() => void renew?.().then(follow))
  // A hub that nobody works in needs none: its next request asks.
  useEffect(() => {
    if (expires === undefined || !isHeld) return
    const timer = setTimeout(renewSoon, Math.min(LONGEST, Math.max(0, Date.parse(expires) - Date.now())))
    return () => clearTimeout(timer)
  }, [expires, isHeld])

  const sendNow = useRef(send)
  useEffect(() => {
    sendNow.current = send
  })
  const steady = useMemo<Send>(() => (path, init) => sendNow.current(path, init), [])
  return {
    opened,
    open,
    follow,
    lose: () => setOpened({ at: 'lost' }),
    /** the same session as a page of its own; the secret stands in the fragment */
    linkPath: () => `/link/${token.current.replace('.', '#')}`,
    /** once more, as after a lost connection or a first link of several */
    again: () => open(token.current),
    /** the same function for as long as the page is there */
    send: steady,
  }
}
