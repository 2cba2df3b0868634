import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { fromPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { cleanUp } from './clean-up.ts'
import { depsOn } from './deps.fixture.ts'
import { fanOut } from './fan-out.ts'
import { newEndpoint, newProject, serveReceiver, startDelivering, tell } from './webhooks.fixture.ts'

const db = await testDb()
const deps = depsOn(db)
const signal = new AbortController().signal
const soon = <T>(expectation: () => T | Promise<T>) => vi.waitFor(expectation, { timeout: 10_000, interval: 10 })

/** A project that keeps deliveries for ten days, with three that arrived: now, 5 and 12 days ago. */
async function scene() {
  const context = await newProject(db)
  const { projectId } = context
  await db.prisma.project.update({ where: { id: projectId }, data: { deliveryDays: 10, attemptDays: 3, callDays: 3 } })
  const receiver = await serveReceiver()
  await newEndpoint(deps, context, { url: receiver.url })
  const worker = startDelivering(deps)
  const ids = [await tell(db, context), await tell(db, context), await tell(db, context)]
  const waiting = () => db.prisma.delivery.count({ where: { projectId, state: 'delivered' } })
  await soon(async () => expect(await waiting()).toBe(3))
  await worker.stop()
  const age = async (id: string | undefined, days: number) => {
    const event = fromPublic('evt', id)
    const past = `created_at - make_interval(days => ${days})`
    // A delivery's id says the same.
    const earlier = (id: string) => `(lpad(to_hex(
      ('x' || lpad(left(replace(${id}::text, '-', ''), 12), 16, '0'))::bit(64)::bigint - ${days * 86_400_000}), 12, '0')
      || substr(replace(${id}::text, '-', ''), 13))::uuid`
    await db.pool.query(
      `update delivery_attempts set created_at = ${past}, delivery_id = ${earlier('delivery_id')}
       where delivery_id in (select id from deliveries where event_id = $1)`,
      [event],
    )
    await db.pool.query(`update deliveries set created_at = ${past}, id = ${earlier('id')} where event_id = $1`, [
      event,
    ])
    await db.pool.query(`update outbox_events set created_at = ${past} where id = $1`, [event])
  }
  await age(ids[1], 5)
  await age(ids[2], 12)
  const counts = async () => ({
    events: await db.prisma.outboxEvent.count({ where: { projectId } }),
    deliveries: await db.prisma.delivery.count({ where: { projectId } }),
    attempts: await db.prisma.deliveryAttempt.count({ where: { projectId } }),
    lanes: await db.prisma.webhookLane.count({ where: { projectId } }),
  })
  return { context, projectId, receiver, age, counts }
}

test('deliveries, tries and events go when their project keeps them no longer; lanes where nothing waits go at once', async () => {
  const { counts } = await scene()
  expect(await counts()).toEqual({ events: 3, deliveries: 3, attempts: 3, lanes: 3 })
  await cleanUp(db, signal)
  expect(await counts()).toEqual({ events: 2, deliveries: 2, attempts: 2, lanes: 0 })
})

test('an event that nobody has looked at stays, and what waited too long is cancelled before it goes', async () => {
  const { context, projectId, age, counts } = await scene()
  const [late, old] = [await tell(db, context), await tell(db, context)]
  await db.prisma.outboxEvent.updateMany({ where: { id: fromPublic('evt', late)! }, data: { fannedOutAt: new Date() } })
  await fanOut(db)
  await db.prisma.outboxEvent.updateMany({ where: { id: fromPublic('evt', late)! }, data: { fannedOutAt: null } })
  await age(late, 12)
  await age(old, 12)
  await cleanUp(db, signal)
  expect(await db.prisma.delivery.findMany({ where: { projectId, eventId: fromPublic('evt', old)! } })).toMatchObject([
    { state: 'cancelled', nextAt: null, lastError: 'It waited longer than deliveries are kept.' },
  ])
  expect(await counts()).toMatchObject({ events: 4, deliveries: 3 })
  await age(old, 2)
  await cleanUp(db, signal)
  expect(await counts()).toMatchObject({ events: 3, deliveries: 2 })
  expect(await db.prisma.outboxEvent.count({ where: { id: fromPublic('evt', late)! } })).toBe(1)
})

test('a lane that waits without a time is given one', async () => {
  const { context, receiver, projectId } = await scene()
  await tell(db, context, { record: randomUUID() })
  await fanOut(db)
  await db.pool.query('update webhook_lanes set next_at = null where project_id = $1', [projectId])
  await cleanUp(db, signal)
  startDelivering(deps)
  await soon(() => expect(receiver.heard).toHaveLength(4))
})
