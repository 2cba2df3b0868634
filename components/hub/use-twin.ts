'use client'

import { useState } from 'react'
import { useSend } from '#components/link/send.tsx'
import { type Asked, ask, type Refusal } from '#components/shell/ask.ts'
import type { Account } from '#lib/api/contract.ts'

type Values = Readonly<Record<string, string>>

/** The account that turned out to be linked already, opened for editing with what was typed to link it once more. */
export function useTwin() {
  const send = useSend()
  const [twin, setTwin] = useState<{ id: string; account?: Account; problem?: Refusal; values: Values }>()
  const open = async (id: string, values: Values) => {
    const found = (await ask(send(`/api/accounts/${id}`))) as Asked<Account>
    setTwin({ id, values, ...(found.ok ? { account: found.value } : { problem: found.problem }) })
  }
  const again = () => {
    if (twin) void open(twin.id, twin.values)
  }
  return { account: twin?.account, problem: twin?.problem, values: twin?.account && twin.values, open, again }
}
