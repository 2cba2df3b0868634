'use client'

import { createContext, useContext } from 'react'
import { projectHeader } from '#components/shell/page-project.ts'

/** Asks core on behalf of whoever uses the form: `path` begins with `/api`. What tells core who that is, is added. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>

/** In the dashboard the cookie goes along by itself, and the page says its project. */
export const asMember: Send = (path, init) =>
  fetch(path, { ...init, headers: { ...(init?.headers as Record<string, string>), ...projectHeader() } })

const SendContext = createContext<Send>(asMember)

/** Around a form outside of the dashboard, where a connect session's token says who asks. */
export const SendAs = SendContext.Provider

export const useSend = (): Send => useContext(SendContext)
