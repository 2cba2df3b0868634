import { expect, test, vi } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { depsOn } from './deps.fixture.ts'
import { replaySpan } from './replay-span.ts'
import { newEndpoint, newProject, serveReceiver, startDelivering, tell } from './webhooks.fixture.ts'

const db = await testDb()
const deps = depsOn(db)

test('what a span would send again is counted, and nothing is sent for that', async () => {
  const context = await newProject(db)
  const { projectId } = context
  const receiver = await serveReceiver()
  const endpoint = await newEndpoint(deps, context, { url: receiver.url })
  startDelivering(deps)
  const from = new Date(Date.now() - 60_000)
  for (const n of [1, 2, 3]) await tell(db, context, { n })
  await vi.waitFor(
    async () => expect(await db.prisma.delivery.count({ where: { projectId, state: 'delivered' } })).toBe(3),
    { timeout: 10_000, interval: 20 },
  )
  const span = { from, to: new Date(Date.now() + 60_000), state: 'all', dryRun: true } as const
  expect(await replaySpan(deps, context, endpoint.id, span)).toMatchObject({ ok: true, value: { queued: 3 } })
  expect(await replaySpan(deps, context, endpoint.id, { ...span, state: 'failed' })).toMatchObject({
    value: { queued: 0 },
  })
  expect(await db.prisma.delivery.count({ where: { projectId } })).toBe(3)
  expect(await db.prisma.auditEvent.count({ where: { projectId, action: 'webhook.span_replayed' } })).toBe(0)
  expect(await replaySpan(deps, context, endpoint.id, { ...span, dryRun: false })).toMatchObject({
    value: { queued: 3 },
  })
  await vi.waitFor(() => expect(receiver.heard).toHaveLength(6), { timeout: 10_000, interval: 20 })
})
