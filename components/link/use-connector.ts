'use client'

import { useEffect, useState } from 'react'
import { api, ask, type Refusal } from '#components/shell/api.ts'
import type { ConnectorDetail } from '#lib/api/contract.ts'

type Loading = { detail?: ConnectorDetail; problem?: Refusal; of: string }

/** A connector as the auth method of one config asks for it. What was loaded stays on screen while the next loads. */
export function useConnector(id: string, config: { id: string; auth_method: string } | undefined) {
  const key = `${id} ${config?.auth_method ?? ''}`
  const [tries, setTries] = useState(0)
  const [got, setGot] = useState<Loading>({ of: '' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: configs with the same auth method ask for the same fields
  useEffect(() => {
    let stale = false
    ask(api().connectors[':id'].$get({ param: { id }, query: config ? { config: config.id } : {} })).then((answer) => {
      if (!stale) setGot({ of: key, ...(answer.ok ? { detail: answer.value } : { problem: answer.problem }) })
    })
    return () => {
      stale = true
    }
  }, [key, tries])
  const again = () => {
    setGot({ of: '' })
    setTries(tries + 1)
  }
  return { ...(got.of === key ? got : { of: key }), key, again }
}
