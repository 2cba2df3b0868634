'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { changeParams, useParam } from '#components/ui/address.ts'

/** Why leaving asks first. */
export type Hold = 'typed' | 'running'

/** Other parameters that belong to an open dialog and go with it. */
const GONE_TOO = { environment: undefined, way: undefined }

/**
 * A dialog's state in the address (`?link`, `?link=udemy`), so that Back, reload and a shared link work. While it is
 * held, every way out, the browser's Back among them, asks once; nothing typed is lost by accident. `mayLeave` is asked
 * where it is not held; false, and what is shown stays.
 */
export function useGuardedParam(name: string, mayLeave: () => boolean = () => true) {
  const wanted = useParam(name)
  const [shown, setShown] = useState(wanted)
  const [hold, setHold] = useState<Hold>()
  const [asking, setAsking] = useState<{ to: string | undefined }>()

  const follow = useEffectEvent((to: string | undefined) => {
    if (to === shown) return
    if (!hold && mayLeave()) return setShown(to)
    changeParams('pushState', { [name]: shown })
    if (hold) setAsking({ to })
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
    if (to === undefined) changeParams('replaceState', { [name]: undefined, ...GONE_TOO })
    else changeParams('pushState', { [name]: to })
  }
  return {
    /** undefined: closed; '' or a value: what the open dialog shows */
    shown,
    /** goes there, or asks first while held */
    request: (to: string | undefined) => (hold ? setAsking({ to }) : mayLeave() && go(to)),
    go,
    hold,
    setHold,
    asking: asking !== undefined,
    stay: () => setAsking(undefined),
    leave: () => go(asking?.to),
  }
}
