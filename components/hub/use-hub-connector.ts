'use client'

import { useEffect, useState } from 'react'
import { type Send, useSend } from '#components/link/send.tsx'
import { type Asked, ask, type Refusal } from '#components/shell/ask.ts'
import type { ConnectorDetail } from '#lib/api/contract.ts'

type Got = { of: string; detail?: ConnectorDetail; problem?: Refusal }

const find = async (send: Send, id: string, config: string | undefined) =>
  (await ask(send(`/api/connectors/${id}${config ? `?config=${config}` : ''}`))) as Asked<ConnectorDetail>

/** A connector as one of its configs asks for it: the one that came with the session, else asked for where `isOffered`. */
export function useHubConnector(
  id: string,
  config: { id: string; auth_method: string } | undefined,
  known: ConnectorDetail | null | undefined,
  isOffered: boolean,
) {
  const send = useSend()
  const [tries, setTries] = useState(0)
  const [got, setGot] = useState<Got>({ of: '' })
  // The form that came along is the one of its first config.
  const method = known?.configs[0]?.auth_method
  const isKnown = known?.id === id && (method === undefined || config?.auth_method === method)
  const key = `${id} ${config?.auth_method ?? ''}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: configs with the same auth method ask for the same fields
  useEffect(() => {
    if (isKnown || !isOffered) return
    let stale = false
    find(send, id, config?.id).then((answer) => {
      if (!stale) setGot({ of: key, ...(answer.ok ? { detail: answer.value } : { problem: answer.problem }) })
    })
    return () => {
      stale = true
    }
  }, [isKnown, isOffered, key, tries])
  const again = () => {
    setGot({ of: '' })
    setTries(tries + 1)
  }
  const found = got.of === key ? got : undefined
  return { detail: isKnown ? known : found?.detail, problem: isKnown ? undefined : found?.problem, key, again }
}
