import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testValuesOf } from '#lib/accounts/project.fixture.ts'
import { toPublic } from '#lib/ids.ts'
import { testSession } from '#lib/sessions/sessions.fixture.ts'
import type { History } from './account-history-contract.ts'
import { ask, linesOf, signedUpApi } from './api.fixture.ts'
import type { Account, Config } from './contract.ts'

async function linkedApi() {
  const api = await signedUpApi()
  const config_id = toPublic('cfg', api.sandboxConfig.id)
  const json = { attempt: randomUUID(), config_id, values: await testValuesOf('good'), origin_owner_id: 'cust-1' }
  const last = (await linesOf(await api.as('/api/accounts', { json }))).at(-1) as { account: Account }
  const path = `/api/accounts/${last.account.id}`
  const get = async <T>(of = '') => (await (await api.as(`${path}${of}`)).json()) as T
  return { ...api, path, get, account: last.account, config_id }
}

test('an account’s life over the API: suspended, resumed, archived, taken out, converted, and all of it told', async () => {
  const { as, path, get, account } = await linkedApi()
  expect(account).toMatchObject({ next_check_at: expect.any(String), credentials_at: expect.any(String), advice: null })
  for (const [verb, status] of [
    ['suspend', 'suspended'],
    ['suspend', 'suspended'],
    ['archive', 'archived'],
    ['resume', 'archived'],
    ['unarchive', 'active'],
  ] as const) {
    const answer = await as(`${path}/${verb}`, { method: 'POST' })
    expect([answer.status, await answer.json()]).toMatchObject([200, { id: account.id, status }])
  }
  expect((await linesOf(await as(`${path}/check`, { method: 'POST' }))).at(-1)).toMatchObject({ type: 'done' })
  const history = await get<History>('/history?page_size=3')
  expect(history.data.map((item) => item.kind)).toEqual(['check', 'status', 'status'])
  expect(history.data[1]).toMatchObject({ from: 'archived', to: 'active', actor: { type: 'person', name: 'Ada' } })
  expect((await get<History>(`/history?next=${history.next}`)).data.map((item) => item.kind)).toEqual([
    'status',
    'status',
  ])
  expect(await get('/calls?page_size=50')).toMatchObject({ data: [{ kind: 'check', outcome: 'passed' }], next: null })
  expect(await get('/meta')).toMatchObject({ provider: 'udemy', category: 'lms', models: {} })
})

test('label and type are changed by one request, and a request that changes nothing is told so', async () => {
  const { as, path, db } = await linkedApi()
  const patch = async (json: object) => {
    const answer = await as(path, { method: 'PATCH', json })
    return [answer.status, await answer.json()]
  }
  expect(await patch({ label: 'Learning' })).toMatchObject([200, { label: 'Learning', type: 'test' }])
  expect(await patch({ type: 'production', label: 'No' })).toMatchObject([422, { kind: 'invalid_values' }])
  const { id } = await db.prisma.config.findFirstOrThrow({ where: { connector: 'udemy', environment: 'production' } })
  await db.prisma.linkedAccount.updateMany({ data: { configId: id } })
  expect(await patch({ type: 'production' })).toMatchObject([200, { label: 'Learning', type: 'production' }])
  for (const wrong of [{}, { type: 'sandbox' }, { type: 1 }, { label: {} }])
    expect((await patch(wrong))[0]).toBeGreaterThanOrEqual(400)
  expect(await patch({ type: 'test', label: null })).toMatchObject([200, { label: null, type: 'test' }])
})

test('whoever has a connect session sees its account without what the project does with it', async () => {
  const { as, path, get, db, origin } = await linkedApi()
  await as(`${path}/suspend`, { method: 'POST' })
  const { projectId } = await db.prisma.linkedAccount.findFirstOrThrow()
  const { token } = await testSession(db, projectId, { originOwnerId: 'cust-1', type: 'test' })
  const bySession = (of: string, method = 'GET') =>
    ask({ origin }, `${path}${of}`, { method, headers: { 'x-hub-session-token': token } })
  expect(await (await bySession('')).json()).toMatchObject({ status: 'suspended', status_reasons: [], advice: null })
  expect(await get('')).toMatchObject({ status_reasons: [{ description: 'Suspended by Ada.' }] })
  for (const of of ['/history', '/calls', '/meta']) expect((await bySession(of)).status).toBe(403)
  expect((await bySession('/resume', 'POST')).status).toBe(403)
})

test('a config over the API: made, renamed, switched with a job for its accounts, and removed', async () => {
  const { as, config_id, db } = await linkedApi()
  const made = await as('/api/connectors/udemy/configs', { json: { name: 'EU', environment: 'production' } })
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as Config
  const edit = async (which: string, json: object) =>
    (await as(`/api/configs/${which}`, { method: 'PATCH', json })).status
  expect(await edit(id, { name: 'Europe', is_default: true })).toBe(200)
  expect(await edit(id, { is_default: false })).toBe(422)
  expect(await edit(id, { enable: false })).toBe(422)
  expect(await edit(config_id, { enabled: false })).toBe(200)
  const { rows } = await db.pool.query(`select data from pgboss.job where name = 'configs.apply'`)
  expect(rows).toMatchObject([{ data: { actor: { type: 'person' }, by: 'Ada' } }])
  const remove = async (which: string) => (await as(`/api/configs/${which}`, { method: 'DELETE' })).status
  expect(await remove(config_id)).toBe(409)
  expect(await remove(id)).toBe(204)
  expect(await remove(id)).toBe(404)
})
