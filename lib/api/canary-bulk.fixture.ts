import { expect } from 'vitest'
import type { BulkRun, RelinkLinks } from './bulk-contract.ts'
import type { Scene, Subject } from './canary-linking.fixture.ts'

/** Does things to all accounts of a connector at once, and makes links to edit them. */
export async function walkBulk({ walk, cookie }: Scene, { id }: Pick<Subject, 'id'>): Promise<void> {
  const send = async (method: string, path: string, status: number, json?: unknown) => {
    const answer = await walk.send(method, path, { headers: { cookie }, ...(json !== undefined && { json }) })
    expect([method, path, answer.status, answer.text]).toEqual([method, path, status, expect.any(String)])
    return answer.json
  }
  const filter = { provider: id }
  const begin = async (kind: string) => ((await send('POST', '/api/bulk_runs', 202, { kind, filter })) as BulkRun).id
  const run = await begin('check')
  await send('GET', `/api/bulk_runs/${run}`, 200)
  await send('GET', `/api/bulk_runs/${run}/items`, 200)
  await send('POST', `/api/bulk_runs/${run}/cancel`, 200)
  await send('POST', `/api/bulk_runs/${await begin('delete')}/undo`, 200)
  const made = (await send('POST', '/api/accounts/relink_links', 200, { filter, expires_in: 60 })) as RelinkLinks
  expect(made.data.length).toBeGreaterThan(0)
}
