import { headers } from 'next/headers'
import { cache } from 'react'
import { askedAddress } from './asked-address.ts'

/** What the page around a frame asked for in the frame's address; undefined members leave it to project and system. */
export type AskedLook = { theme: string | undefined; accent: string | undefined; mode: 'inline' | 'modal' }

/** Undefined on every page but the frame's. */
export const askedLook = cache(async (): Promise<AskedLook | undefined> => {
  const { path, query } = await askedAddress()
  if (!path.startsWith('/embed/')) return undefined
  return {
    theme: query.get('theme') ?? undefined,
    accent: query.get('accent') ?? undefined,
    mode: query.get('mode') === 'modal' ? 'modal' : 'inline',
  }
})

/** The nonce of this answer's policy: without it no style sheet may stand in the page. */
export const pageNonce = async (): Promise<string | undefined> =>
  /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1]
