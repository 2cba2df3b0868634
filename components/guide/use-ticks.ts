import { useEffect, useState } from 'react'
import { recall, remember } from './session-memory.ts'

/** Which steps are ticked, by number; survives a reload. Read after mount, so that server and browser render the same. */
export function useTicks(connectorName: string) {
  const key = `hub.guide.${connectorName}`
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const stored = recall(key)
    if (Array.isArray(stored)) setTicked(new Set(stored.filter((number) => typeof number === 'string')))
  }, [key])
  const toggle = (number: string) => {
    const next = new Set(ticked)
    if (!next.delete(number)) next.add(number)
    setTicked(next)
    remember(key, [...next])
  }
  return { ticked, toggle }
}
