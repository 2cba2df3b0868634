'use client'

import { useSyncExternalStore } from 'react'

/** Whether the window is at least as wide as Tailwind's `lg` (64rem); for what cannot be hidden by a class alone. */
export const useWide = (): boolean => useSyncExternalStore(watch, isWide, () => false)

const query = '(width >= 64rem)'

const isWide = (): boolean => window.matchMedia(query).matches

function watch(changed: () => void): () => void {
  const list = window.matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}
