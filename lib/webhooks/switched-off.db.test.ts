import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { fromPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { changeEndpoint } from './change-endpoint.ts'
import { depsOn } from './deps.fixture.ts'
import { getEndpoint } from './list-endpoints.ts'
import { sendTest } from './send-test.ts'
import { newEndpoint, newProject, passTime, serveReceiver, startDelivering, tell } from './webhooks.fixture.ts'

const db = await testDb()
const deps = depsOn(db)

const soon = <T>(expectation: () => T | Promise<T>) => vi.waitFor(expectation, { timeout: 10_000, interval: 10 })
const rowId = (publicId: string) => fromPublic('whk', publicId)!
const deliveriesOf = (endpoint: { id: string }) =>
  db.prisma.delivery.findMany({
    where: { endpointId: rowId(endpoint.id) },
    orderBy: [{ sequence: 'asc' }, { id: 'asc' }],
  })
test('an endpoint that failed for five days is switched off with a line in the audit log; what waits goes on once it is on', async () => {
  const context = await newProject(db)
  let isDown = true
  const receiver = await serveReceiver(() => ({ status: isDown ? 500 : 200 }))
  const endpoint = await newEndpoint(deps, context, { url: receiver.url })
  const record = randomUUID()
  await tell(db, context, { record, n: 1 })
  startDelivering(deps)
  await soon(async () =>
    expect(await getEndpoint(deps, context, endpoint.id)).toMatchObject({
      value: { failing_since: expect.any(String) },
    }),
  )
  await db.pool.query(`update webhook_endpoints set failing_since = now() - interval '5 days 1 minute' where id = $1`, [
    rowId(endpoint.id),
  ])
  await passTime(db)
  await soon(async () =>
    expect(await getEndpoint(deps, context, endpoint.id)).toMatchObject({
      value: { enabled: false, disabled_reason: 'failing', disabled_at: expect.any(String), waiting: 1 },
    }),
  )
  const lines = await db.prisma.auditEvent.findMany({
    where: { projectId: context.projectId, action: 'webhook.switched_off' },
  })
  expect(lines).toMatchObject([{ actorType: 'system', targetType: 'webhook', targetId: rowId(endpoint.id) }])

  const before = receiver.heard.length
  isDown = false
  await tell(db, context, { record, n: 2 })
  const missed = () => db.prisma.outboxEvent.count({ where: { projectId: context.projectId, fannedOutAt: null } })
  await soon(async () => expect(await missed()).toBe(0))
  await passTime(db)
  await soon(async () =>
    expect(await db.prisma.webhookLane.findFirst({ where: { recordId: record } })).toMatchObject({
      nextAt: null,
      lease: null,
    }),
  )
  expect(receiver.heard).toHaveLength(before)
  await changeEndpoint(deps, context, endpoint.id, { enabled: true })
  await tell(db, context, { record, n: 3 })
  await soon(() => expect(receiver.heard.slice(before).map(({ event }) => event.n)).toEqual([1, 3]))
  expect(await getEndpoint(deps, context, endpoint.id)).toMatchObject({
    value: { enabled: true, disabled_reason: null, disabled_at: null },
  })
})

test('a receiver that says 410 Gone is left alone from then on', async () => {
  const context = await newProject(db)
  const receiver = await serveReceiver(() => ({ status: 410 }))
  const endpoint = await newEndpoint(deps, context, { url: receiver.url })
  await tell(db, context)
  startDelivering(deps)
  await soon(async () =>
    expect(await getEndpoint(deps, context, endpoint.id)).toMatchObject({
      value: { enabled: false, disabled_reason: 'gone' },
    }),
  )
  await passTime(db)
  await tell(db, context)
  await soon(async () =>
    expect(
      await db.prisma.webhookLane.count({ where: { endpointId: rowId(endpoint.id), nextAt: { not: null } } }),
    ).toBe(0),
  )
  expect(receiver.heard).toHaveLength(1)
})

test('a test event is tried once, also while the endpoint is off, and says nothing about its health', async () => {
  const context = await newProject(db)
  let status = 500
  const receiver = await serveReceiver(() => ({ status }))
  const endpoint = await newEndpoint(deps, context, { url: receiver.url })
  await changeEndpoint(deps, context, endpoint.id, { enabled: false })
  startDelivering(deps)
  const sent = await sendTest(deps, context, endpoint.id)
  expect(sent).toMatchObject({ value: { type: 'webhook.test', state: 'waiting', record_id: endpoint.id } })
  await soon(async () => expect(await deliveriesOf(endpoint)).toMatchObject([{ state: 'failed', attempts: 1 }]))
  status = 200
  await sendTest(deps, context, endpoint.id)
  await soon(async () =>
    expect(await deliveriesOf(endpoint)).toMatchObject([{ state: 'failed' }, { state: 'delivered' }]),
  )
  expect(receiver.heard.map(({ event }) => event.event)).toEqual(['webhook.test', 'webhook.test'])
  expect(await getEndpoint(deps, context, endpoint.id)).toMatchObject({
    value: { failing_since: null, last_success_at: null },
  })
})

test('what failed at an address is sent at once when the endpoint gets another', async () => {
  const context = await newProject(db)
  const [wrong, right] = [await serveReceiver(() => ({ status: 404 })), await serveReceiver()]
  const endpoint = await newEndpoint(deps, context, { url: wrong.url })
  await tell(db, context)
  startDelivering(deps)
  await soon(async () => expect(await deliveriesOf(endpoint)).toMatchObject([{ state: 'waiting', lastStatus: 404 }]))
  const changed = await changeEndpoint(deps, context, endpoint.id, { url: right.url })
  expect(changed).toMatchObject({ value: { url: right.url, failing_since: null } })
  await soon(() => expect(right.heard).toHaveLength(1))
  expect(right.heard[0]!.id).toBe(wrong.heard[0]!.id)
})
