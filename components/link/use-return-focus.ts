'use client'

import { useLayoutEffect, useRef } from 'react'

/**
 * Where the focus goes when a dialog closes: back to what opened it. Where that is gone (the first account replaces the
 * empty page) or there never was one (the dialog came with the address), to the page's own way to open it.
 */
export function useReturnFocus(open: boolean, wayIn: string) {
  const opener = useRef<Element>(null)
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement
  }, [open])
  return () => {
    const known = opener.current
    if (known instanceof HTMLElement && known.isConnected && known !== document.body) return known
    return document.querySelector<HTMLElement>(wayIn) ?? true
  }
}
