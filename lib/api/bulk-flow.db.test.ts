import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { testValuesOf } from '#lib/accounts/project.fixture.ts'
import { sealValues } from '#lib/accounts/sealed-values.ts'
import { bulkWorkers } from '#lib/bulk/index.ts'
import { started } from '#lib/checks/checks.fixture.ts'
import { toPublic } from '#lib/ids.ts'
import { ask, linesOf, signedUpApi } from './api.fixture.ts'
import type { BulkItemList, BulkRun, BulkRunList, RelinkLinks } from './bulk-contract.ts'
import type { IncidentList } from './incident-contract.ts'

type Hub = Awaited<ReturnType<typeof signedUpApi>>

/** Links an account with these test credentials; gives its id. */
async function link(hub: Hub, key: string): Promise<string> {
  const values = await testValuesOf(key)
  const config_id = toPublic('cfg', hub.sandboxConfig.id)
  const owner = { origin_owner_id: 'cust-1', origin_owner_name: 'Globex' }
  const json = { attempt: randomUUID(), config_id, values, allow_duplicate: true, ...owner }
  const last = (await linesOf(await hub.as('/api/accounts', { json }))).at(-1)
  if (last?.type !== 'done') throw new Error(JSON.stringify(last))
  return last.account.id
}

const jsonOf = async <Body>(answer: Response | Promise<Response>) => (await (await answer).json()) as Body

test('a selection is checked in the background, and its progress is found again', async () => {
  const hub = await signedUpApi()
  const ids = [await link(hub, 'good'), await link(hub, 'borealis')]
  const { db, vault, log, env } = hub
  await started(db, bulkWorkers({ db, vault, log, env }))
  const begun = await hub.as('/api/bulk_runs', { json: { kind: 'check', account_ids: ids } })
  expect(begun.status).toBe(202)
  const run = await jsonOf<BulkRun>(begun)
  expect(run).toMatchObject({ kind: 'check', state: 'running', total: 2, created_by: { type: 'person', name: 'Ada' } })
  await vi.waitFor(
    async () => {
      const now = await jsonOf<BulkRun>(hub.as(`/api/bulk_runs/${run.id}`))
      expect(now).toMatchObject({ state: 'done', done: 2, failed: 0, finished_at: expect.any(String) })
    },
    { timeout: 15_000 },
  )
  const { data } = await jsonOf<BulkRunList>(hub.as('/api/bulk_runs?state=done'))
  expect(data.map(({ id }) => id)).toEqual([run.id])
  const items = await jsonOf<BulkItemList>(hub.as(`/api/bulk_runs/${run.id}/items?state=done`))
  expect(items.data.map(({ account }) => account?.status)).toEqual(['active', 'active'])
})

test('a body that says neither which accounts nor what, or too many, is refused with a sentence', async () => {
  const hub = await signedUpApi()
  const filter = {}
  const many = Array.from({ length: 1001 }, (_, index) => `acc_${index}`)
  for (const [json, name] of [
    [{ kind: 'check' }, 'account_ids'],
    [{ kind: 'check', account_ids: [], filter }, 'account_ids'],
    [{ kind: 'check', account_ids: many }, 'account_ids'],
    [{ kind: 'explode', filter }, 'kind'],
    [{ kind: 'convert', filter }, 'input'],
    [{ kind: 'check', filter, input: { type: 'test' } }, 'input'],
    [{ kind: 'check', filter: { colour: 'red' } }, 'colour'],
    [{ kind: 'check', filter: { status: ['broken'] } }, 'filter.status'],
    [null, 'body'],
  ] as const) {
    const answer = await hub.as('/api/bulk_runs', { json })
    const said = await jsonOf<{ fields?: Record<string, string> }>(answer)
    expect([json, answer.status, Object.keys(said.fields ?? {})]).toEqual([json, 422, expect.arrayContaining([name])])
  }
  expect((await hub.as('/api/bulk_runs', { json: { kind: 'check', filter } })).status).toBe(422)
  expect((await hub.as('/api/bulk_runs', { json: { kind: 'check', account_ids: ['acc_x'] } })).status).toBe(404)
})

test('each account of a selection gets a link of its own, which opens it and is in that answer alone', async () => {
  const hub = await signedUpApi()
  const ids = [await link(hub, 'good'), await link(hub, 'borealis')]
  const json = { account_ids: ids, expires_in: 3600 }
  const made = await jsonOf<RelinkLinks>(hub.as('/api/accounts/relink_links', { json }))
  expect(made.skipped).toEqual([])
  expect(made.data.map(({ account_id }) => account_id).sort()).toEqual([...ids].sort())
  expect(made.data).toMatchObject(ids.map(() => ({ origin_owner_id: 'cust-1', origin_owner_name: 'Globex' })))
  for (const { link: address, account_id } of made.data) {
    const { pathname, hash } = new URL(address)
    const token = `${pathname.split('/').at(-1)}.${hash.slice(1)}`
    const view = await jsonOf(ask(hub, '/api/session', { headers: { 'x-hub-session-token': token } }))
    expect(view).toMatchObject({ account_id })
  }
  expect(await (await hub.as('/api/connect_sessions')).text()).not.toContain(new URL(made.data[0]!.link).hash.slice(1))

  await hub.db.prisma.config.updateMany({ where: { id: hub.sandboxConfig.id }, data: { enabled: false } })
  const off = await jsonOf<RelinkLinks>(hub.as('/api/accounts/relink_links', { json: { filter: {} } }))
  expect(off.data).toEqual([])
  expect(off.skipped).toMatchObject(ids.map(() => ({ message: expect.stringContaining('disabled') })))
})

test('a provider that several accounts cannot reach is an incident of the project', async () => {
  const hub = await signedUpApi()
  const ids = [await link(hub, 'good'), await link(hub, 'borealis')]
  const down = await testValuesOf('down')
  const { clientId, clientSecret, ...publicValues } = down
  for (const row of await hub.db.prisma.linkedAccount.findMany()) {
    await hub.db.prisma.$transaction(async (tx) => {
      const secrets = { clientId: clientId!, clientSecret: clientSecret! }
      const sealedValues = await sealValues(hub.vault, tx, row, secrets)
      await tx.linkedAccount.updateMany({ where: { id: row.id }, data: { sealedValues, publicValues } })
    })
  }
  for (const id of ids) await linesOf(await hub.as(`/api/accounts/${id}/check`, { method: 'POST' }))
  const { data } = await jsonOf<IncidentList>(hub.as('/api/incidents?open=true'))
  expect(data).toMatchObject([{ provider: 'udemy', environment: 'sandbox', accounts: 2, ended_at: null }])
  expect(await jsonOf<IncidentList>(hub.as('/api/incidents?open=false'))).toEqual({ data: [], next: null })
  expect((await hub.as('/api/incidents?open=maybe')).status).toBe(400)
})
