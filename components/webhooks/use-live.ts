'use client'

import { useEffect, useRef } from 'react'

const LEAST = 2000
const MOST = 30_000

/**
 * Calls `look` while the page is seen: when something is due (`due`, ISO; `undefined`: never), and then less and less
 * often while `due` stays the same. Also when the page comes back into sight.
 */
export function useLive(due: string | undefined, look: () => void): void {
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    if (due === undefined) return
    let pause = LEAST
    let timer: ReturnType<typeof setTimeout>
    const lookIfSeen = () => document.visibilityState === 'visible' && latest.current()
    const wait = () => {
      timer = setTimeout(
        () => {
          lookIfSeen()
          pause = Math.min(pause * 1.5, MOST)
          wait()
        },
        Math.min(Math.max(Date.parse(due) + 1000 - Date.now(), pause), MOST),
      )
    }
    wait()
    document.addEventListener('visibilitychange', lookIfSeen)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', lookIfSeen)
    }
  }, [due])
}
