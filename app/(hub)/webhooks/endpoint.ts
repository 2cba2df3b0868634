import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { AccountList } from '#lib/api/contract.ts'
import type { WebhookList } from '#lib/api/webhook-contract.ts'
import { core, read } from '../../core.ts'

/** One endpoint, and all that an endpoint can be told of. A project has few: the list is the same question. */
export const getEndpoint = cache(async (id: string) => {
  const { data, types } = await read<WebhookList>(await (await core()).webhooks.$get())
  const endpoint = data.find((one) => one.id === id)
  return endpoint ? { endpoint, types } : notFound()
})

/** The names of those records that are accounts and still there, by id. */
export async function accountNames(records: readonly string[]): Promise<Record<string, string>> {
  const ids = [...new Set(records)].filter((id) => id.startsWith('acc_'))
  if (ids.length === 0) return {}
  const query = { account_ids: ids.join(','), page_size: '100' }
  const { data } = await read<AccountList>(await (await core()).accounts.$get({ query }))
  return Object.fromEntries(data.map(({ id, display_name }) => [id, display_name]))
}
