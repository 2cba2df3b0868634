import { expect } from 'vitest'
import { webhookDoor } from '#lib/webhooks/index.ts'
import { serveReceiver, startDelivering } from '#lib/webhooks/webhooks.fixture.ts'
import { scanFor } from './canary.fixture.ts'
import type { Scene } from './canary-linking.fixture.ts'
import type { Delivery, MadeWebhook } from './webhook-contract.ts'

/**
 * Adds an endpoint, has everything that happened so far sent to it, and goes through all that can be done with it. What
 * the receiver heard is looked through as well. Needs HUB_PRIVATE_WEBHOOKS=127.0.0.1.
 */
export async function walkWebhooks({ api, walk, cookie }: Scene): Promise<void> {
  const as = async <T>(method: string, path: string, json: unknown, status: number): Promise<T> => {
    const answer = await walk.send(method, path, { headers: { cookie }, ...(json !== undefined && { json }) })
    expect([method, path, answer.status, answer.text]).toEqual([method, path, status, expect.any(String)])
    return answer.json as T
  }
  const receiver = await serveReceiver()
  const { webhook } = await as<MadeWebhook>('POST', '/api/webhooks', { url: receiver.url }, 201)
  const path = `/api/webhooks/${webhook.id}`
  await as('GET', path, undefined, 200)
  await as('PATCH', path, { description: 'Ours' }, 200)
  await as<MadeWebhook>('POST', `${path}/rotate_secret`, {}, 200)
  await as('DELETE', `${path}/previous_secret`, undefined, 200)

  const worker = startDelivering({ ...api, door: webhookDoor(api.env) })
  const waiting = () => api.db.prisma.outboxEvent.count({ where: { fannedOutAt: null } })
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0)
  const day = 24 * 60 * 60 * 1000
  const span = {
    from: new Date(Date.now() - day).toISOString(),
    to: new Date(Date.now() + day).toISOString(),
    state: 'all',
  }
  await as('POST', `${path}/replay`, span, 202)
  const test = await as<Delivery>('POST', `${path}/test`, undefined, 201)
  const left = () => api.db.prisma.delivery.count({ where: { state: 'waiting' } })
  await expect.poll(left, { timeout: 60_000 }).toBe(0)
  await as('GET', `${path}/deliveries`, undefined, 200)
  await as('GET', `${path}/deliveries/${test.id}`, undefined, 200)
  await as('POST', `${path}/deliveries/${test.id}/replay`, undefined, 201)
  await expect.poll(left, { timeout: 20_000 }).toBe(0)
  await worker.stop()
  await as('DELETE', path, undefined, 204)

  const heard = receiver.heard.map(({ body, headers }) => `${JSON.stringify(headers)}\n${body}`).join('\n')
  const types = new Set(receiver.heard.map(({ event }) => event.event))
  for (const type of [
    'account.created',
    'account.updated',
    'account.deleted',
    'session.renewal_requested',
    'webhook.test',
  ])
    expect(types).toContain(type)
  expect(scanFor(walk.secrets)(heard)).toEqual([])
}
