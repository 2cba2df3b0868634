'use client'

import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Look } from '../../packages/embed/embed.d.ts'
import { connectHost, reportHeight } from '../../packages/embed/frame.js'
import type { HubMessage } from './hub-host.ts'
import type { Renew } from './use-hub-session.ts'

/** How long the page around the frame may take to bring a new token, in milliseconds. */
const PATIENCE = 10_000

type Embedding = {
  allowedOrigins: readonly string[]
  root: RefObject<HTMLElement | null>
  /** `token`: `ses_….…` */
  onStart: (token: string) => void
  /** a new token that nobody here waits for */
  onToken: (token: string) => void
  onTheme: (look: Look) => void
  onClose: () => void
}

/** The page around the frame: takes its token, and tells it what happens. `isAlone`: there is none. */
export function useEmbedding({ allowedOrigins, root, ...on }: Embedding) {
  const [isAlone, setAlone] = useState(false)
  const post = useRef<(event: HubMessage) => void>(undefined)
  const waiting = useRef<(token: string | undefined) => void>(undefined)
  const renewal = useRef<Promise<string | undefined>>(undefined)
  const origins = useRef(allowedOrigins)

  const start = useEffectEvent((token: string) => on.onStart(token))
  const take = useEffectEvent((token: string) => (waiting.current ? waiting.current(token) : on.onToken(token)))
  const look = useEffectEvent((next: Look) => on.onTheme(next))
  const close = useEffectEvent(() => on.onClose())
  useEffect(() => {
    if (window.parent === window) return setAlone(true)
    const connection = connectHost({
      allowedOrigins: origins.current,
      onStart: (secret, session) => start(`${session}.${secret}`),
      onToken: (secret, session) => take(`${session}.${secret}`),
      onTheme: (next) => look(next),
      onClose: () => close(),
    })
    post.current = connection.post
    const stop = root.current && reportHeight(root.current, connection.post)
    return () => {
      stop?.()
      connection.disconnect()
    }
  }, [root])

  const tell = useCallback((event: HubMessage) => post.current?.(event), [])
  /** Whoever asks while one is on its way gets the same one. */
  const renew = useCallback<Renew>(
    (signal) => {
      renewal.current ??= new Promise<string | undefined>((resolve) => {
        waiting.current = resolve
        setTimeout(resolve, PATIENCE)
        tell({ type: 'needs-token' })
      }).finally(() => {
        waiting.current = undefined
        renewal.current = undefined
      })
      const left = new Promise<undefined>((resolve) => signal?.addEventListener('abort', () => resolve(undefined)))
      return Promise.race([renewal.current, left])
    },
    [tell],
  )
  return { isAlone, tell, renew }
}
