import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { passTime, tell } from '#lib/webhooks/webhooks.fixture.ts'
import type { Delivery, DeliveryDetail, DeliveryList } from './webhook-contract.ts'
import { webhookScene } from './webhook-scene.fixture.ts'

test('deliveries are listed page by page and by state, and each shows what it said and every try', async () => {
  const { json, path, receiver, deliver, settled, db, projectId } = await webhookScene()
  receiver.answer = ({ event }) => ({ status: event.n === 2 ? 500 : 200, body: `thanks for ${event.n}` })
  for (const n of [1, 2, 3]) await tell(db, { projectId }, { n })
  const test = await json<Delivery>(`${path}/test`, { method: 'POST', status: 201 })
  deliver()
  await vi.waitFor(
    async () => {
      const { data } = await json<DeliveryList>(`${path}/deliveries`)
      expect(data.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1])
    },
    { timeout: 10_000 },
  )
  await db.pool.query(`update deliveries set attempts = 9 where state = 'waiting'`)
  await passTime(db)
  const all = await settled(4)
  const page = await json<DeliveryList>(`${path}/deliveries?page_size=3`)
  const rest = await json<DeliveryList>(`${path}/deliveries?page_size=3&next=${page.next}`)
  expect([...page.data, ...rest.data]).toEqual(all)
  expect(rest.next).toBeNull()
  expect(await json<DeliveryList>(`${path}/deliveries?state=failed`)).toMatchObject({ data: [{ last_status: 500 }] })
  expect(await json<DeliveryList>(`${path}/deliveries?type=webhook.test`)).toMatchObject({ data: [{ id: test.id }] })
  const failed = all.find(({ state }) => state === 'failed')!
  const detail = await json<DeliveryDetail>(`${path}/deliveries/${failed.id}`)
  expect(detail).toMatchObject({
    payload: { n: 2, sequence: failed.sequence },
    last_error: expect.stringContaining('answered 500'),
    next_at: null,
    waits_for: null,
  })
  expect(detail.tries).toHaveLength(2)
  expect(detail.tries[0]).toMatchObject({
    status: 500,
    answer: 'thanks for 2',
    error: expect.any(String),
    ms: expect.any(Number),
  })
})

test('what waits behind another says for which, and is tried at once when it is sent again', async () => {
  const { json, path, receiver, deliver, db, projectId } = await webhookScene()
  receiver.answer = () => ({ status: 500 })
  const record = randomUUID()
  for (const n of [1, 2]) await tell(db, { projectId }, { record, n })
  deliver()
  const failing = await vi.waitFor(
    async () => {
      const { data } = await json<DeliveryList>(`${path}/deliveries`)
      expect(data.at(-1)).toMatchObject({ attempts: 1, next_at: expect.any(String) })
      return data
    },
    { timeout: 10_000 },
  )
  const [second, first] = failing as [Delivery, Delivery]
  expect(second).toMatchObject({ state: 'waiting', waits_for: first.id, next_at: null })
  receiver.answer = () => ({})
  const again = await json<Delivery>(`${path}/deliveries/${second.id}/replay`, { method: 'POST', status: 201 })
  expect(again.id).toBe(second.id)
  await vi.waitFor(() => expect(receiver.heard.map(({ event }) => event.n)).toEqual([1, 1, 2]), { timeout: 10_000 })
})

test('one delivery, and a span, are sent again with the same ids in their order', async () => {
  const { json, path, receiver, deliver, settled, db, projectId, actions } = await webhookScene()
  const record = randomUUID()
  let isDown = true
  receiver.answer = ({ event }) => ({ status: isDown && Number(event.n) > 1 ? 500 : 200 })
  const ids = [await tell(db, { projectId }, { record, n: 1 }), await tell(db, { projectId }, { n: 2 })]
  ids.push(await tell(db, { projectId }, { n: 3, type: 'session.opened' }))
  deliver()
  await vi.waitFor(() => expect(receiver.heard).toHaveLength(3), { timeout: 10_000 })
  await vi.waitFor(
    async () =>
      expect(
        (await json<DeliveryList>(`${path}/deliveries`)).data.filter(({ attempts }) => attempts === 1),
      ).toHaveLength(3),
    { timeout: 10_000 },
  )
  await db.pool.query(`update deliveries set state = 'failed' where state = 'waiting'`)
  isDown = false
  const [delivered] = (await settled(3)).filter(({ state }) => state === 'delivered')
  const again = await json<Delivery>(`${path}/deliveries/${delivered!.id}/replay`, { method: 'POST', status: 201 })
  expect(again).toMatchObject({ event_id: ids[0], is_replay: true, sequence: delivered!.sequence })
  expect(again.id).not.toBe(delivered!.id)
  await settled(4)
  const span = { from: new Date(Date.now() - 3_600_000).toISOString(), to: new Date(Date.now() + 60_000).toISOString() }
  expect(await json(`${path}/replay`, { json: span, status: 202 })).toEqual({ queued: 2 })
  await settled(6)
  expect(await json(`${path}/replay`, { json: span, status: 202 })).toEqual({ queued: 0 })
  expect(await json(`${path}/replay`, { json: { ...span, state: 'all' }, status: 202 })).toEqual({ queued: 3 })
  await settled(9)
  expect(
    receiver.heard
      .slice(4)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...ids, ...ids.slice(1)].sort())
  expect((await actions()).slice(1)).toEqual([
    'webhook.delivery_replayed',
    'webhook.span_replayed',
    'webhook.span_replayed',
  ])

  const long = { ...span, from: new Date(Date.now() - 40 * 86_400_000).toISOString() }
  expect(await json(`${path}/replay`, { json: long, status: 422 })).toMatchObject({
    fields: { from: expect.stringContaining('30 days') },
  })
  const backwards = { from: span.to, to: span.from }
  expect(await json(`${path}/replay`, { json: backwards, status: 422 })).toMatchObject({
    fields: { to: expect.any(String) },
  })
  await json(path, { method: 'PATCH', json: { enabled: false } })
  expect(await json(`${path}/replay`, { json: span, status: 422 })).toMatchObject({
    detail: expect.stringContaining('switched off'),
  })
})
