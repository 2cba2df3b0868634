import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Connector } from '#lib/define/index.ts'
import { ask, type TestApi } from './api.fixture.ts'
import { type Kit, kitFor, unreadableKit } from './canary-kit.fixture.ts'
import { moodsOf } from './canary-moods.fixture.ts'
import type { CanaryProvider } from './canary-provider.fixture.ts'
import type { Walk } from './canary-walk.fixture.ts'
import type { Account, Progress } from './contract.ts'

export type Scene = { api: TestApi; walk: Walk; provider: CanaryProvider; cookie: string; apiKey: string }
export type Subject = {
  id: string
  connector: Connector
  authMethod: string
  configs: { production: string; sandbox: string }
}

/** Links, edits, checks and deletes accounts of one connector by one of its methods, in success and in every failure. */
export async function walkLinking(scene: Scene, { id, connector, authMethod, configs }: Subject): Promise<void> {
  const { api, walk, provider, cookie, apiKey } = scene
  const { state } = provider
  const [refused, linked, wrong, edited, second] = ['Refused', 'Linked', 'Wrong', 'Edited', 'Second'].map((name) =>
    kitFor(connector, authMethod, name),
  ) as [Kit, Kit, Kit, Kit, Kit]
  const unreadable = unreadableKit(connector, authMethod)
  for (const kit of [refused, linked, wrong, edited, second, unreadable]) walk.secrets.push(...kit.secrets)
  const accept = (...kits: Kit[]) => {
    state.knows = new Map(kits.flatMap(({ standsFor }) => [...standsFor]))
  }
  const send = (method: string, path: string, json?: unknown) =>
    walk.send(method, path, { headers: { cookie }, ...(json !== undefined && { json }) })
  const link = async (kit: Kit, more: Record<string, unknown> = {}) =>
    (
      await send('POST', '/api/accounts', {
        attempt: randomUUID(),
        config_id: configs.production,
        values: kit.values,
        ...more,
      })
    ).json
  const edit = async (id: string, kit: Kit | undefined, more: Record<string, unknown> = {}) => {
    const values = kit ? onlySecrets(kit) : {}
    return (await send('POST', `/api/accounts/${id}/relink`, { attempt: randomUUID(), values, ...more })).json
  }
  const check = async (id: string) => (await send('POST', `/api/accounts/${id}/check`)).json
  Object.assign(state, { id, connector, mood: undefined, sparesExchange: false })

  const expectEnd = (ended: unknown, wanted: object) =>
    expect(ended, `${connector.name}: ${JSON.stringify(ended)} ${api.lines.at(-2)}`).toMatchObject(wanted)
  const problem = (kind: string) => ({ problem: { kind } })

  accept()
  expectEnd(await link(refused), problem('credentials_refused'))
  expectEnd(await link(refused, { config_id: configs.sandbox }), problem('credentials_refused'))
  const notRead = (await link(unreadable)) as { kind?: string; problem?: unknown }
  expect(notRead.kind ?? notRead.problem).toBeDefined()

  accept(linked, edited, second)
  await api.db.pool.query('alter table outbox_events rename to elsewhere')
  expectEnd(await link(linked), problem('unexpected'))
  await api.db.pool.query('alter table elsewhere rename to outbox_events')
  const ended = await link(linked)
  expectEnd(ended, { type: 'done', account: { status: 'active' } })
  const { account } = ended as { account: Account }
  expectEnd(await link(edited), problem('already_linked'))
  const twin = (await link(second, { allow_duplicate: true })) as { account: Account }
  expect(twin.account.id).not.toBe(account.id)

  for (const [mood, play] of Object.entries(moodsOf(connector)))
    for (const sparesExchange of hasExchange(connector, authMethod) ? [false, true] : [false]) {
      Object.assign(state, { mood: play, sparesExchange })
      for (const answer of [
        await link(refused),
        await edit(account.id, wrong),
        await check(account.id),
        await edit(account.id, undefined),
      ])
        expect(answer, mood).toBeTypeOf('object')
    }
  Object.assign(state, { mood: () => 'silent', sparesExchange: true })
  await leave(api, cookie, { attempt: randomUUID(), config_id: configs.production, values: refused.values })

  Object.assign(state, { mood: undefined, sparesExchange: false })
  expectEnd(await edit(account.id, wrong), problem('credentials_refused'))
  expectEnd(await edit(account.id, edited), { type: 'done' })
  expectEnd(await check(account.id), { type: 'done' })
  for (const path of [`/api/accounts/${account.id}`, '/api/accounts', '/api/accounts?search=a&page=1'])
    expect((await send('GET', path)).status).toBe(200)
  expect((await send('PATCH', `/api/accounts/${account.id}`, { label: 'Learning', type: 'test' })).status).toBe(200)
  for (const verb of ['suspend', 'resume', 'archive', 'unarchive'])
    expect((await send('POST', `/api/accounts/${account.id}/${verb}`)).status).toBe(200)
  for (const of of ['history', 'calls', 'meta'])
    expect((await send('GET', `/api/accounts/${account.id}/${of}`)).status).toBe(200)
  expect((await send('DELETE', `/api/accounts/${account.id}`)).status).toBe(200)
  expectEnd(await check(account.id), { kind: 'not_found' })
  expect((await send('POST', `/api/accounts/${account.id}/restore`)).status).toBe(200)

  const another = { name: 'Another', environment: 'sandbox', auth_method: authMethod }
  const made = await send('POST', `/api/connectors/${id}/configs`, another)
  expect(made.status).toBe(201)
  const config = `/api/configs/${(made.json as { id: string }).id}`
  expect((await send('PATCH', config, { enabled: false })).status).toBe(200)
  expect((await send('DELETE', config)).status).toBe(204)

  // With a key there is no undo: the row goes at once, and the event tells of it.
  const byKey = { headers: { authorization: `Bearer ${apiKey}` } }
  expect((await walk.send('DELETE', `/api/accounts/${twin.account.id}`, byKey)).status).toBe(200)

  // The walk did what it says: the provider was asked with these very secrets, and what stays readable was stored.
  for (const { value } of [refused, linked, wrong, edited, second].flatMap(({ secrets }) => secrets))
    expect(
      state.heard.some((text) => text.includes(value)),
      `${connector.name} was asked with ${value}`,
    ).toBe(true)
  const stored = [...(walk.rows.get('public.linked_accounts') ?? [])].join('\n')
  expect(stored).toContain(account.identity?.id)
}

const hasExchange = ({ auth }: Connector, authMethod: string): boolean => auth[authMethod]?.type === 'token'

const onlySecrets = ({ values, secrets }: Kit): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => secrets.some((secret) => secret.value === value)))

/** Begins to link, and goes away while the provider is silent. */
async function leave(api: TestApi, cookie: string, json: unknown): Promise<void> {
  const page = new AbortController()
  const answer = await ask(api, '/api/accounts', { json, headers: { cookie }, signal: page.signal })
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  const first = JSON.parse((await reader.read()).value!.split('\n')[0]!) as Progress
  expect(first.type).toBe('steps')
  page.abort()
}
