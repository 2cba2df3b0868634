'use client'

import { createContext, type RefObject, useContext, useLayoutEffect, useRef } from 'react'

type Guard = RefObject<(() => boolean) | undefined>

const Around = createContext<Guard>({ current: undefined })

/** Around what stands in a dialog, with what {@link useCloseGuard} gives. */
export const CloseGuard = Around.Provider

/** For a dialog: `current`, where there is one, is asked before it closes; false, and it stays open. */
export const useCloseGuard = (): Guard => useRef<() => boolean>(undefined)

/** For what stands in it: `mayClose` is asked before the dialog around closes. */
export function useBeforeClose(mayClose: () => boolean) {
  const guard = useContext(Around)
  useLayoutEffect(() => {
    guard.current = mayClose
    return () => {
      guard.current = undefined
    }
  })
}
