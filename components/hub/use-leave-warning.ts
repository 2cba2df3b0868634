'use client'

import { useEffect } from 'react'
import type { Hold } from '#components/link/use-guarded-param.ts'

/** The browser asks once before the page goes while something typed or a running check would be lost. */
export function useLeaveWarning(hold: Hold | undefined): void {
  useEffect(() => {
    if (!hold) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [hold])
}
