import { Webhook } from 'standardwebhooks'
import { expect, test, vi } from 'vitest'
import { fromPublic } from '#lib/ids.ts'
import { tell } from '#lib/webhooks/webhooks.fixture.ts'
import { signedUpApi } from './api.fixture.ts'
import type { Delivery, MadeWebhook, WebhookList } from './webhook-contract.ts'
import { webhookScene } from './webhook-scene.fixture.ts'

test('an endpoint is added, looked at, changed, switched and deleted; its secret is shown once, and everything is in the log', async () => {
  const { json, made, path, receiver, actions, db } = await webhookScene()
  expect(made).toMatchObject({
    secret: expect.stringMatching(/^whsec_/),
    webhook: {
      url: receiver.url,
      description: 'Ours',
      types: [],
      enabled: true,
      waiting: 0,
      previous_secret_until: null,
    },
  })
  const list = await json<WebhookList>('/api/webhooks')
  expect(list.data).toEqual([made.webhook])
  expect(list.types.map(({ name }) => name)).toContain('account.status_changed')
  const change = { description: null, types: ['account.created', 'account.created'] }
  expect(await json(path, { method: 'PATCH', json: change })).toMatchObject({
    description: null,
    types: ['account.created'],
  })
  expect(await json(path, { method: 'PATCH', json: { enabled: false } })).toMatchObject({
    enabled: false,
    disabled_reason: 'by_person',
    disabled_by: 'Ada',
  })
  // Nothing changes, so nothing is written down.
  await json(path, { method: 'PATCH', json: { enabled: false, url: receiver.url } })
  expect(await json(path, { method: 'PATCH', json: { enabled: true } })).toMatchObject({
    enabled: true,
    disabled_by: null,
  })
  await json(path, { method: 'DELETE', status: 204 })
  await json(path, { status: 404 })
  expect(await actions()).toEqual([
    'webhook.created',
    'webhook.changed',
    'webhook.switched_off',
    'webhook.switched_on',
    'webhook.deleted',
  ])
  expect(await db.prisma.auditEvent.findFirst({ where: { action: 'webhook.changed' } })).toMatchObject({
    changed: ['description', 'types'],
  })
})

test('an address that events are not sent to is refused with a sentence at its field, and never said back', async () => {
  const { as } = await signedUpApi()
  for (const [url, sentence] of [
    ['http://app.acme.com/hooks', /https/],
    ['https://localhost/hooks', /whole name/],
    ['https://169.254.169.254/latest/meta-data/', /no address of the public internet/],
    ['https://0x7f000001/', /four numbers/],
    ['https://user:fake-password@app.acme.com/', /Leave out the name and password/],
    ['not an address', /whole address/],
  ] as const) {
    const answer = await as('/api/webhooks', { json: { url } })
    const problem = await answer.json()
    expect([url, answer.status, problem]).toMatchObject([
      url,
      422,
      { kind: 'invalid_values', fields: { url: expect.stringMatching(sentence) } },
    ])
    expect(JSON.stringify(problem)).not.toContain('fake-password')
  }
})

test('a rotated secret signs beside the new one until its time is over or it is ended', async () => {
  const { json, made, path, receiver, deliver, db, projectId, actions } = await webhookScene()
  deliver()
  const heardBy = async (count: number) => {
    await tell(db, { projectId })
    await vi.waitFor(() => expect(receiver.heard).toHaveLength(count), { timeout: 10_000 })
    const { body, headers } = receiver.heard.at(-1)!
    return (secret: string) => {
      try {
        return Boolean(new Webhook(secret).verify(body, headers as Record<string, string>))
      } catch {
        return false
      }
    }
  }
  const first = made.secret
  expect((await heardBy(1))(first)).toBe(true)
  const { secret: second, webhook } = await json<MadeWebhook>(`${path}/rotate_secret`, { json: {} })
  expect(second).not.toBe(first)
  expect(Date.parse(webhook.previous_secret_until!) - Date.now()).toBeGreaterThan(86_000_000)
  const both = await heardBy(2)
  expect([first, second].map(both)).toEqual([true, true])
  expect(await json(`${path}/previous_secret`, { method: 'DELETE' })).toMatchObject({ previous_secret_until: null })
  const ended = await heardBy(3)
  expect([first, second].map(ended)).toEqual([false, true])
  const { secret: third } = await json<MadeWebhook>(`${path}/rotate_secret`, { json: { keep_previous_for: 3_600 } })
  await db.pool.query(`update webhook_endpoints set previous_until = now() - interval '1 second'`)
  const over = await heardBy(4)
  expect([second, third].map(over)).toEqual([false, true])
  const { secret: fourth, webhook: now } = await json<MadeWebhook>(`${path}/rotate_secret`, {
    json: { keep_previous_for: 0 },
  })
  expect(now.previous_secret_until).toBeNull()
  const atOnce = await heardBy(5)
  expect([third, fourth].map(atOnce)).toEqual([false, true])
  expect(await actions()).toEqual([
    'webhook.created',
    'webhook.secret_rotated',
    'webhook.previous_secret_ended',
    'webhook.secret_rotated',
    'webhook.secret_rotated',
  ])
})

test('another project’s endpoint and delivery, another type’s id and a malformed one are answered alike', async () => {
  const { json, path, made, db, projectId } = await webhookScene()
  const test = await json<Delivery>(`${path}/test`, { method: 'POST', status: 201 })
  await json('/api/projects', { json: { name: 'Second' }, status: 201 })
  const mine = fromPublic('whk', made.webhook.id)!
  expect(await db.prisma.webhookEndpoint.findFirst({ where: { id: mine } })).toMatchObject({ projectId })
  const said = new Set<string>()
  for (const id of [made.webhook.id, made.webhook.id.replace('whk', 'acc'), 'whk_nothing', test.id]) {
    const answer = await json<{ detail: string }>(`/api/webhooks/${id}`, { status: 404 })
    said.add(answer.detail)
    for (const [method, rest] of [
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/test'],
      ['GET', '/deliveries'],
      ['GET', `/deliveries/${test.id}`],
    ] as const)
      await json(`/api/webhooks/${id}${rest}`, { method, ...(method === 'PATCH' && { json: {} }), status: 404 })
  }
  expect(said.size).toBe(1)
  expect(await json<WebhookList>('/api/webhooks')).toMatchObject({ data: [] })
})
