import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { toPublic } from '#lib/ids.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { linesOf, progressOf, signedUpApi } from './api.fixture.ts'
import type { Account, Progress } from './contract.ts'

type Api = Awaited<ReturnType<typeof signedUpApi>>

const valuesOf = async (key: string) => (await sandboxFor('udemy')).testCredentials.find((it) => it.key === key)!.values
const post = async (api: Api, key: string, more: Record<string, unknown> = {}, signal?: AbortSignal) =>
  api.as('/api/accounts', {
    json: {
      attempt: randomUUID(),
      config_id: toPublic('cfg', api.sandboxConfig.id),
      values: await valuesOf(key),
      ...more,
    },
    ...(signal && { signal }),
  })

async function link(api: Api, more: Record<string, unknown> = {}): Promise<Account> {
  const lines = await linesOf(await post(api, 'good', more))
  const last = lines.at(-1)
  if (last?.type !== 'done') throw new Error(JSON.stringify(last))
  return last.account
}

test('linking tells each step as it happens and ends with the account', async () => {
  const api = await signedUpApi()
  const answer = await post(api, 'good', { label: 'Learning' })
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
  const lines = await linesOf(answer)
  expect(lines[0]).toMatchObject({
    type: 'steps',
    steps: expect.arrayContaining([{ title: expect.stringContaining('acme.udemy.com'), state: 'waiting' }]),
  })
  expect(lines.filter(({ type }) => type === 'step').length).toBeGreaterThan(3)
  expect(lines.at(-1)).toMatchObject({
    type: 'done',
    account: { id: expect.stringMatching(/^acc_/), status: 'active', label: 'Learning' },
  })

  const { id } = (lines.at(-1) as Extract<Progress, { type: 'done' }>).account
  expect(await (await api.as(`/api/accounts/${id}`)).json()).toMatchObject({ id, type: 'test' })
  expect(await (await api.as('/api/accounts')).json()).toMatchObject({
    total: 1,
    next: null,
    counts: { active: 1 },
    data: [{ id }],
  })
})

test('the first line arrives while the provider is still silent, and leaving stops the check', async () => {
  const api = await signedUpApi()
  const page = new AbortController()
  const answer = await post(api, 'silent', {}, page.signal)
  const reader = progressOf(answer)
  expect((await reader.next()).value).toMatchObject({ type: 'steps' })
  expect(await api.db.prisma.linkAttempt.findFirst()).toMatchObject({ state: 'running' })
  page.abort()
  await vi.waitFor(
    async () => expect(await api.db.prisma.linkAttempt.findFirst()).toMatchObject({ state: 'cancelled' }),
    3000,
  )
  expect(await api.db.prisma.linkedAccount.count()).toBe(0)
})

test('a refusal is the last line: fields, sentence, what to do, and the provider’s words', async () => {
  const api = await signedUpApi()
  const lines = await linesOf(await post(api, 'wrong_secret'))
  expect(lines.at(-1)).toMatchObject({
    type: 'problem',
    problem: {
      status: 422,
      kind: 'credentials_refused',
      code: 'invalid_credentials',
      fields: { clientId: expect.any(String), clientSecret: expect.any(String) },
      provider_errors: [{ status: 401 }],
      statusCode: 422,
    },
  })
  expect(await api.db.prisma.linkedAccount.count()).toBe(0)
})

test('what is found before the provider is asked is an ordinary answer with its status', async () => {
  const api = await signedUpApi()
  const empty = await post(api, 'good', { values: {} })
  expect(empty.status).toBe(422)
  expect(empty.headers.get('content-type')).toBe('application/problem+json')
  expect(await empty.json()).toMatchObject({ kind: 'invalid_values', fields: { clientId: 'Enter the Client ID.' } })
  expect((await post(api, 'good', { config_id: 'cfg_x' })).status).toBe(404)
  expect((await post(api, 'good', { attempt: 'now' })).status).toBe(422)
  expect((await post(api, 'good', { values: { clientId: { $ne: '' } } })).status).toBe(422)
})

test('fifty presses of Connect at once make one account', { timeout: 30_000 }, async () => {
  const api = await signedUpApi()
  const attempt = randomUUID()
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(api, 'good', { attempt })))
  const ends = await Promise.all(answers.map(async (answer) => (await answer.text()).trim().split('\n').at(-1)!))
  const ids = ends.map((end) => JSON.parse(end)).flatMap((end) => (end.type === 'done' ? [end.account.id] : []))
  expect(new Set(ids).size).toBe(1)
  expect(await api.db.prisma.linkedAccount.count()).toBe(1)
  expect(await api.db.prisma.outboxEvent.count()).toBe(1)
})

test('an account is checked, renamed, edited with its id kept, deleted and brought back', async () => {
  const api = await signedUpApi()
  const { id } = await link(api)
  const checked = await linesOf(await api.as(`/api/accounts/${id}/check`, { method: 'POST' }))
  expect(checked.at(-1)).toMatchObject({ type: 'done', account: { id, last_check: { passed: true } } })
  expect(await (await api.as(`/api/accounts/${id}`, { method: 'PATCH', json: { label: 'EU' } })).json()).toMatchObject({
    id,
    display_name: 'EU',
  })

  const relink = { attempt: randomUUID(), values: {} }
  const edited = await linesOf(await api.as(`/api/accounts/${id}/relink`, { json: relink }))
  expect(edited.at(-1)).toMatchObject({ type: 'done', account: { id, label: 'EU' } })

  const deleted = await (await api.as(`/api/accounts/${id}`, { method: 'DELETE' })).json()
  expect(Date.parse(deleted.undo_until)).toBeGreaterThan(Date.now())
  expect((await api.as(`/api/accounts/${id}`)).status).toBe(404)
  expect((await api.as(`/api/accounts/${id}/check`, { method: 'POST' })).status).toBe(404)
  expect(await (await api.as(`/api/accounts/${id}/restore`, { method: 'POST' })).json()).toMatchObject({ id })
})

test('a viewer may look and may change nothing', async () => {
  const api = await signedUpApi()
  const { id } = await link(api)
  await api.db.prisma.membership.updateMany({ data: { role: 'viewer' } })
  expect((await api.as(`/api/accounts/${id}`)).status).toBe(200)
  for (const [path, method] of [
    [`/api/accounts/${id}`, 'DELETE'],
    [`/api/accounts/${id}/check`, 'POST'],
    [`/api/accounts/${id}/restore`, 'POST'],
  ] as const)
    expect((await api.as(path, { method })).status).toBe(403)
  expect((await post(api, 'good')).status).toBe(403)
})

test('secrets of a link, a refusal and a check stand in no answer and no log line', async () => {
  const api = await signedUpApi()
  const said: string[] = []
  const secrets: string[] = []
  for (const key of ['good', 'wrong_secret', 'busy', 'no_plan', 'page']) {
    const { clientId, clientSecret } = await valuesOf(key)
    secrets.push(clientSecret!, Buffer.from(`${clientId}:${clientSecret}`).toString('base64'))
    said.push(await (await post(api, key)).text())
  }
  said.push(await (await post(api, 'good', { values: { ...(await valuesOf('good')), organisationId: 'x' } })).text())
  const { data } = await (await api.as('/api/accounts')).json()
  said.push(JSON.stringify(data), await (await api.as(`/api/accounts/${data[0].id}/check`, { method: 'POST' })).text())
  for (const secret of secrets) expect(said.join('') + api.lines.join('')).not.toContain(secret)
})

test('the catalogue shows both configs, and a connector all that its form needs', async () => {
  const api = await signedUpApi()
  await link(api)
  const { data } = await (await api.as('/api/connectors')).json()
  const udemy = data.find(({ id }: { id: string }) => id === 'udemy')
  expect(udemy).toMatchObject({
    name: 'Udemy Business',
    logo_url: '/api/connectors/udemy/logo',
    action_count: expect.any(Number),
  })
  expect(udemy.configs).toMatchObject([
    { environment: 'production', enabled: true, account_count: 0 },
    { environment: 'sandbox', enabled: true, account_count: 1 },
  ])
  const detail = await (await api.as(`/api/connectors/udemy?config=${udemy.configs[1].id}`)).json()
  expect(Object.keys(detail.fields)).toEqual(['clientId', 'clientSecret', 'companySubdomain', 'organisationId'])
  expect(detail.sealed).toEqual(['clientId', 'clientSecret'])
  expect(detail.actions[0].id).toMatch(/^udemy_/)
  expect(detail.test_credentials[0]).toMatchObject({ outcome: 'linked', values: { companySubdomain: 'acme' } })
  expect((await api.as('/api/connectors/nothing')).status).toBe(404)
  expect((await api.as('/api/connectors/udemy?config=cfg_x')).status).toBe(404)
})
