'use client'

import { lazy } from 'react'

const load = () => import('./run-result.tsx')

/** Nobody needs it before they have pressed Connect. */
export const RunResult = lazy(async () => ({ default: (await load()).RunResult }))

/** Fetches it, so that a connection that breaks later takes nothing away. */
export const loadRunResult = (): void => void load().catch(() => undefined)
