import { expect, vi } from 'vitest'
import { webhookDoor } from '#lib/webhooks/index.ts'
import { serveReceiver, startDelivering } from '#lib/webhooks/webhooks.fixture.ts'
import { signedUpApi } from './api.fixture.ts'
import type { DeliveryList, MadeWebhook } from './webhook-contract.ts'

const env = { HUB_PRIVATE_WEBHOOKS: '127.0.0.1' }

/** An API with one endpoint, its receiver, and an owner who asks as `json`, which expects a status. */
export async function webhookScene() {
  const api = await signedUpApi({ env })
  const receiver = await serveReceiver()
  const { projectId } = await api.db.prisma.membership.findFirstOrThrow()
  const json = async <T>(path: string, sent: Parameters<typeof api.as>[1] & { status?: number } = {}): Promise<T> => {
    const { status = 200, ...rest } = sent
    const answer = await api.as(path, rest)
    const text = await answer.text()
    expect([path, answer.status, text]).toEqual([path, status, expect.any(String)])
    return (text ? JSON.parse(text) : undefined) as T
  }
  const made = await json<MadeWebhook>('/api/webhooks', {
    json: { url: receiver.url, description: 'Ours' },
    status: 201,
  })
  const path = `/api/webhooks/${made.webhook.id}`
  const deliver = () => startDelivering({ ...api, door: webhookDoor(api.env) })
  const settled = (count: number) =>
    vi.waitFor(
      async () => {
        const list = await json<DeliveryList>(`${path}/deliveries`)
        expect(list.data).toHaveLength(count)
        expect(list.data.every(({ state }) => state !== 'waiting')).toBe(true)
        return list.data
      },
      { timeout: 10_000, interval: 20 },
    )
  const actions = async () =>
    (await api.db.prisma.auditEvent.findMany({ orderBy: { id: 'asc' } }))
      .map(({ action }) => action)
      .filter((action) => action.startsWith('webhook.'))
  return { ...api, receiver, projectId, json, made, path, deliver, settled, actions }
}
