'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'

/** Why leaving asks first. */
export type Hold = 'typed' | 'running'

/** Other parameters that belong to an open dialog and go with it. */
const COMPANIONS = ['environment', 'way']

function putParam(name: string, value: string | undefined, how: 'pushState' | 'replaceState') {
  const params = new URLSearchParams(window.location.search)
  if (value === undefined) for (const gone of [name, ...COMPANIONS]) params.delete(gone)
  else params.set(name, value)
  const query = params.toString().replace(/=(?=&|$)/g, '')
  window.history[how](null, '', query ? `?${query}` : window.location.pathname)
}

/**
 * A dialog's state in the address (`?link`, `?link=udemy`), so that Back, reload and a shared link work. While it is
 * held, every way out, the browser's Back among them, asks once; nothing typed is lost by accident.
 */
export function useGuardedParam(name: string) {
  const wanted = useSearchParams().get(name) ?? undefined
  const [shown, setShown] = useState(wanted)
  const [hold, setHold] = useState<Hold>()
  const [asking, setAsking] = useState<{ to: string | undefined }>()

  const follow = useEffectEvent((to: string | undefined) => {
    if (to === shown) return
    if (!hold) return setShown(to)
    putParam(name, shown, 'pushState')
    setAsking({ to })
  })
  useEffect(() => follow(wanted), [wanted])

  useEffect(() => {
    if (!hold) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [hold])

  const go = (to: string | undefined) => {
    setHold(undefined)
    setAsking(undefined)
    setShown(to)
    putParam(name, to, to === undefined ? 'replaceState' : 'pushState')
  }
  return {
    /** undefined: closed; '' or a value: what the open dialog shows */
    shown,
    /** goes there, or asks first while held */
    request: (to: string | undefined) => (hold ? setAsking({ to }) : go(to)),
    go,
    hold,
    setHold,
    asking: asking !== undefined,
    stay: () => setAsking(undefined),
    leave: () => go(asking?.to),
  }
}
