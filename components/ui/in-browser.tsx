'use client'

import { type ReactNode, useSyncExternalStore } from 'react'

const never = () => () => undefined

type InBrowserProps = { otherwise: ReactNode; children: ReactNode }

/**
 * Draws its children once the page's script runs, and `otherwise` until then: for parts of Base UI that carry a style
 * attribute (a Combobox does), which the Content-Security-Policy refuses in what the server sends.
 */
export function InBrowser({ otherwise, children }: InBrowserProps) {
  const runs = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return runs ? children : otherwise
}
