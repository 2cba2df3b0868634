'use client'

import { useEffect, useRef, useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import type { Account } from '#lib/api/contract.ts'

export type FoundAccount = Pick<Account, 'id' | 'display_name' | 'provider_name' | 'origin_owner_name' | 'status'>

/** A search of fewer letters finds too much to be of use. */
export const LEAST_LETTERS = 3
const WAIT_MS = 150
const MOST = 8

/** `asked`: the text that `accounts` are the answer to; `state` is of the text as it stands. */
export type AccountSearch = {
  state: 'idle' | 'short' | 'searching' | 'done' | 'failed'
  accounts: readonly FoundAccount[]
}

const nothing: AccountSearch = { state: 'idle', accounts: [] }

/**
 * Accounts by name, customer, subdomain or id, asked of core a moment after the last key. An answer to a text that has
 * changed since is dropped, and its request ended. While one is awaited the accounts before stay.
 */
export function useAccountSearch() {
  const [found, setFound] = useState(nothing)
  const asking = useRef<AbortController>(undefined)
  useEffect(() => () => asking.current?.abort(), [])

  const look = async (typed: string) => {
    const text = typed.trim()
    asking.current?.abort()
    if (text.length < LEAST_LETTERS) return setFound({ state: text === '' ? 'idle' : 'short', accounts: [] })
    const mine = new AbortController()
    asking.current = mine
    setFound(({ accounts }) => ({ state: 'searching', accounts }))
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
    if (mine.signal.aborted) return
    const query = { search: text, page_size: String(MOST) }
    const answer = await ask(api().accounts.$get({ query }, { init: { signal: mine.signal } }))
    if (mine.signal.aborted) return
    setFound(answer.ok ? { state: 'done', accounts: answer.value.data } : { state: 'failed', accounts: [] })
  }
  return { ...found, look }
}
