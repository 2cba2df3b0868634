'use client'

import { useEffect, useRef, useState } from 'react'
import { LEAST_LETTERS } from './list-url.ts'

/**
 * What stands in the search, and when it goes to the address: 250 ms after the last key, from three letters on. `said`
 * is what the address says; a value that came from elsewhere (Clear filters, Back) wins over what was typed.
 */
export function useTypedSearch(said: string, go: (search: string) => void) {
  const [typed, setTyped] = useState(said)
  const [asked, setAsked] = useState(said)
  const [seen, setSeen] = useState(said)
  if (said !== seen) {
    setSeen(said)
    if (said !== asked) {
      setTyped(said)
      setAsked(said)
    }
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const wanted = (text: string) => (text.trim().length >= LEAST_LETTERS ? text.trim() : '')
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setAsked(wanted(text))
      go(wanted(text))
    }, 250)
  }
  /** what has to stand in the address now, whatever the clock says */
  const settle = () => {
    clearTimeout(timer.current)
    setAsked(wanted(typed))
    return wanted(typed)
  }
  return { typed, type, settle }
}
