'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/**
 * Parameters of the address that open and choose what is on top of a page (`?link=udemy&way=link`). They are followed
 * without the router: it tells of a change only when the page behind has come anew from the server, and while it waits
 * for one, a second change would be told late or, where it leads back to where the first began, not at all.
 */

const CHANGED = 'hub:address'

/** What a parameter of the address says now; undefined where there is none. In a browser only. */
export const readParam = (name: string): string | undefined =>
  new URLSearchParams(window.location.search).get(name) ?? undefined

/** Goes to an address of this very page, without asking the server. */
export function changeAddress(how: 'pushState' | 'replaceState', href: string): void {
  window.history[how](null, '', href)
  window.dispatchEvent(new Event(CHANGED))
}

/** Changes parameters of this page's address; undefined takes one out. */
export function changeParams(
  how: 'pushState' | 'replaceState',
  changes: Readonly<Record<string, string | undefined>>,
): void {
  const { pathname, search } = window.location
  const params = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes))
    if (value === undefined) params.delete(name)
    else params.set(name, value)
  const query = params.toString().replace(/=(?=&|$)/g, '')
  changeAddress(how, query ? `${pathname}?${query}` : pathname)
}

/** A parameter of the address, as it is at this moment. */
export function useParam(name: string): string | undefined {
  const routed = useSearchParams().get(name) ?? undefined
  const [value, setValue] = useState(routed)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the router's word is a sign to look, no more
  useEffect(() => setValue(readParam(name)), [name, routed])
  useEffect(() => {
    const look = () => setValue(readParam(name))
    window.addEventListener(CHANGED, look)
    window.addEventListener('popstate', look)
    return () => {
      window.removeEventListener(CHANGED, look)
      window.removeEventListener('popstate', look)
    }
  }, [name])
  return value
}
