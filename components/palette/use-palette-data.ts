'use client'

import { useEffect, useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import type { ConnectorSummary, Me } from '#lib/api/contract.ts'
import { readRecent } from './recent-accounts.ts'
import type { FoundAccount } from './use-account-search.ts'

type Data = {
  connectors: readonly Pick<ConnectorSummary, 'id' | 'name'>[]
  /** those looked at last, else the newest */
  recent: { value: string; accounts: readonly FoundAccount[] }
}

const MOST = 5

/** What the palette shows before anything is typed, as it is when it opens. */
export function usePaletteData(me: Me, path: string): Data {
  const [connectors, setConnectors] = useState<Data['connectors']>([])
  const [recent, setRecent] = useState<Data['recent']>({ value: '', accounts: [] })
  const project = me.project.id
  const links = me.may.includes('account.link')
  useEffect(() => {
    let gone = false
    void findRecent(project, path).then((found) => !gone && setRecent(found))
    if (links)
      void ask(api().connectors.$get()).then((answer) => !gone && answer.ok && setConnectors(answer.value.data))
    return () => {
      gone = true
    }
  }, [project, path, links])
  return { connectors, recent }
}

async function findRecent(project: string, path: string): Promise<Data['recent']> {
  // The one whose page this is has no need to be gone to.
  const ids = readRecent(project).filter((id) => !path.startsWith(`/accounts/${id}`))
  if (ids.length > 0) {
    const answer = await ask(api().accounts.$get({ query: { account_ids: ids.join(',') } }))
    const accounts = answer.ok ? ids.flatMap((id) => answer.value.data.find((one) => one.id === id) ?? []) : []
    if (accounts.length > 0) return { value: 'Recent accounts', accounts }
  }
  const answer = await ask(api().accounts.$get({ query: { page_size: String(MOST) } }))
  return { value: 'Newest accounts', accounts: answer.ok ? answer.value.data : [] }
}
