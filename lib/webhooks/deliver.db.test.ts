import { createHmac, randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, test, vi } from 'vitest'
import { fromPublic, toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { depsOn } from './deps.fixture.ts'
import { fanOut } from './fan-out.ts'
import { getEndpoint } from './list-endpoints.ts'
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
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('an event reaches the endpoints that want it, signed so that both kinds of client believe it', async () => {
  const context = await newProject(db)
  const [all, some, none] = await Promise.all([serveReceiver(), serveReceiver(), serveReceiver()])
  const endpoint = await newEndpoint(deps, context, { url: all.url })
  await newEndpoint(deps, context, { url: some.url, types: ['account.updated', 'session.opened'] })
  await newEndpoint(deps, context, { url: none.url, types: ['account.deleted'] })
  startDelivering(deps)
  const id = await tell(db, context, { n: 7 })
  await soon(() => expect([all.heard.length, some.heard.length]).toEqual([1, 1]))
  const { headers, body, event } = all.heard[0]!
  expect(headers['webhook-id']).toBe(id)
  expect(event).toMatchObject({ n: 7, sequence: expect.any(Number), sent_at: expect.stringMatching(/Z$/) })
  expect(new Webhook(endpoint.secret).verify(body, headers as Record<string, string>)).toEqual(event)
  const stackOnes = createHmac('sha256', endpoint.secret).update(body).digest('base64url')
  expect(headers['x-stackone-signature']).toBe(stackOnes)
  await soon(async () =>
    expect(await deliveriesOf(endpoint)).toMatchObject([
      {
        state: 'delivered',
        attempts: 1,
        lastStatus: 200,
        lastError: null,
        nextAt: null,
        deliveredAt: expect.any(Date),
      },
    ]),
  )
  expect(none.heard).toEqual([])
})

test('what a record goes through arrives in order; a failure holds back its own later events alone', async () => {
  const context = await newProject(db)
  const [bad, good] = [randomUUID(), randomUUID()]
  let isDown = true
  const isOf = (record: string) => (it: { event: Record<string, unknown> }) =>
    it.event.record_id === toPublic('acc', record)
  const receiver = await serveReceiver((it) => ({
    status: isDown && isOf(bad)(it) ? 500 : 204,
    body: 'not today\u0000',
  }))
  const endpoint = await newEndpoint(deps, context, { url: receiver.url })
  // More than are read of a lane at once.
  for (const n of upTo(25)) for (const record of [bad, good]) await tell(db, context, { record, n })
  startDelivering(deps)
  const arrived = (record: string) => receiver.heard.filter(isOf(record)).map(({ event }) => event.n)
  await soon(() => expect(arrived(good)).toEqual(upTo(25)))
  await soon(async () =>
    expect((await deliveriesOf(endpoint))[0]).toMatchObject({ attempts: 1, nextAt: expect.any(Date) }),
  )
  expect(arrived(bad)).toEqual([1])
  const [first] = await deliveriesOf(endpoint)
  const wait = first!.nextAt!.getTime() - Date.now()
  expect(wait).toBeGreaterThan(2_000)
  expect(wait).toBeLessThan(6_000)
  expect(await db.prisma.deliveryAttempt.findMany({ where: { deliveryId: first!.id } })).toMatchObject([
    { status: 500, answer: 'not today', error: expect.stringContaining('answered 500') },
  ])
  isDown = false
  await passTime(db)
  await soon(() => expect(arrived(bad)).toEqual([1, ...upTo(25)]))
  const [retried, again] = receiver.heard.filter(isOf(bad))
  expect(again!.id).toBe(retried!.id)
})

test('receivers that are slow, fail, redirect or became private hold up nobody else', async () => {
  const context = await newProject(db)
  const never = new Promise<never>(() => {})
  const [slow, failing, redirecting, well] = await Promise.all([
    serveReceiver(() => never),
    serveReceiver(() => ({ status: 503, headers: { 'retry-after': '600' } })),
    serveReceiver(() => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } })),
    serveReceiver(),
  ])
  const endpoints = await Promise.all(
    [slow, failing, redirecting, well].map(({ url }) => newEndpoint(deps, context, { url })),
  )
  const inside = await newEndpoint(deps, context, { url: well.url })
  await db.prisma.webhookEndpoint.updateMany({
    where: { id: rowId(inside.id) },
    data: { url: 'http://10.0.0.1/hooks' },
  })
  for (const n of upTo(60)) await tell(db, context, { n })
  startDelivering(deps, { timeout: 400 })
  await soon(() => expect(well.heard).toHaveLength(60))
  await soon(() => expect(slow.heard.length).toBeGreaterThan(2))
  const errorOf = async (endpoint: { id: string } | undefined) =>
    (await deliveriesOf(endpoint!)).find(({ lastError }) => lastError !== null)
  const wanted: [{ id: string } | undefined, string, number | null][] = [
    [endpoints[0], 'There was no answer within 0 seconds.', null],
    [endpoints[1], 'The receiver answered 503', 503],
    [endpoints[2], 'Redirects are not followed', 302],
    [inside, 'The address is none that events are sent to', null],
  ]
  for (const [endpoint, sentence, status] of wanted)
    await soon(async () =>
      expect(await errorOf(endpoint)).toMatchObject({
        lastError: expect.stringContaining(sentence),
        lastStatus: status,
      }),
    )
  const asked = await errorOf(endpoints[1])
  expect(asked!.nextAt!.getTime() - Date.now()).toBeGreaterThan(500_000)
  const found = await getEndpoint(deps, context, endpoints[1]!.id)
  expect(found).toMatchObject({ value: { failing_since: expect.any(String), enabled: true } })
})

test('ten tries, then the next event of the record has its turn', async () => {
  const context = await newProject(db)
  const record = randomUUID()
  const receiver = await serveReceiver(({ event }) => ({ status: event.n === 1 ? 500 : 200 }))
  const endpoint = await newEndpoint(deps, context, { url: receiver.url })
  for (const n of [1, 2]) await tell(db, context, { record, n })
  startDelivering(deps)
  for (const tries of upTo(10)) {
    await soon(async () => expect((await deliveriesOf(endpoint))[0]?.attempts).toBe(tries))
    if (tries < 10) expect((await deliveriesOf(endpoint))[1]?.attempts).toBe(0)
    await passTime(db)
  }
  await soon(async () =>
    expect(await deliveriesOf(endpoint)).toMatchObject([{ state: 'failed', nextAt: null }, { state: 'delivered' }]),
  )
  expect(await db.prisma.deliveryAttempt.count({ where: { projectId: context.projectId } })).toBe(11)
})

test('what tells of an event that is not kept any more is not sent, and holds up nothing', async () => {
  const context = await newProject(db)
  const record = randomUUID()
  const receiver = await serveReceiver()
  const endpoint = await newEndpoint(deps, context, { url: receiver.url })
  const ids = [await tell(db, context, { record, n: 1 }), await tell(db, context, { record, n: 2 })]
  await fanOut(db)
  await db.prisma.outboxEvent.deleteMany({ where: { id: fromPublic('evt', ids[0])! } })
  startDelivering(deps)
  await soon(async () =>
    expect(await deliveriesOf(endpoint)).toMatchObject([
      { state: 'failed', attempts: 1, lastError: expect.stringContaining('older than events are kept') },
      { state: 'delivered' },
    ]),
  )
  expect(receiver.heard.map(({ event }) => event.n)).toEqual([2])
})

test('a stop lets requests that run end, and breaks off those that take too long, which are sent again', async () => {
  const context = await newProject(db)
  const { promise, resolve } = Promise.withResolvers<Record<string, never>>()
  const [quick, hanging] = [await serveReceiver(() => promise), await serveReceiver(() => new Promise(() => {}))]
  const ends = await newEndpoint(deps, context, { url: quick.url })
  const broken = await newEndpoint(deps, context, { url: hanging.url })
  await tell(db, context)
  const worker = startDelivering(deps, { drain: 300 })
  await soon(() => expect([quick.heard.length, hanging.heard.length]).toEqual([1, 1]))
  const stopped = worker.stop()
  resolve({})
  await stopped
  expect(await deliveriesOf(ends)).toMatchObject([{ state: 'delivered' }])
  expect(await deliveriesOf(broken)).toMatchObject([{ state: 'waiting', attempts: 0 }])
  startDelivering(deps, { drain: 100 })
  await soon(() => expect(hanging.heard).toHaveLength(2))
  expect(hanging.heard[1]!.id).toBe(hanging.heard[0]!.id)
})

test('several processes at once deliver each event once and in its order', async () => {
  const context = await newProject(db)
  const receiver = await serveReceiver()
  await newEndpoint(deps, context, { url: receiver.url })
  const records = Array.from({ length: 10 }, () => randomUUID())
  for (let worker = 0; worker < 3; worker++) startDelivering(deps)
  await Promise.all(
    records.map(async (record) => {
      for (const n of upTo(10)) await tell(db, context, { record, n })
    }),
  )
  await soon(() => expect(receiver.heard).toHaveLength(100))
  for (const record of records) {
    const own = receiver.heard.filter(({ event }) => event.record_id === toPublic('acc', record))
    expect(own.map(({ event }) => event.n)).toEqual(upTo(10))
  }
  await soon(async () =>
    expect(await db.prisma.delivery.count({ where: { projectId: context.projectId, state: 'waiting' } })).toBe(0),
  )
  expect(await db.prisma.deliveryAttempt.count({ where: { projectId: context.projectId } })).toBe(100)
})
