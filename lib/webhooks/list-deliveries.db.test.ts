import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { depsOn } from './deps.fixture.ts'
import { fanOut } from './fan-out.ts'
import { listDeliveries } from './list-deliveries.ts'
import { replaySpan } from './replay-span.ts'
import { newEndpoint, newProject, tell } from './webhooks.fixture.ts'

const db = await testDb()
const deps = depsOn(db)

test('deliveries that were made at once are listed as their events were committed, the latest first', async () => {
  const context = await newProject(db)
  const endpoints = [1, 2].map((n) => newEndpoint(deps, context, { url: `http://127.0.0.1:3000/hooks/${n}` }))
  const [endpoint] = await Promise.all(endpoints)
  const listed = async () => {
    const found = await listDeliveries(deps, context, endpoint!.id, { pageSize: 100 })
    if (!found.ok) throw new Error(JSON.stringify(found.problem))
    return found.value.deliveries.map(({ sequence, is_replay }) => ({ sequence, is_replay }))
  }
  const made: number[] = []
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < 10; n++) await tell(db, context, { n })
    await fanOut(db)
    made.unshift(...(await listed()).slice(0, 10).map(({ sequence }) => sequence))
  }
  const latestFirst = made.toSorted((one, other) => other - one)
  expect(made).toEqual(latestFirst)
  expect(await listed()).toEqual(latestFirst.map((sequence) => ({ sequence, is_replay: false })))

  await db.prisma.delivery.updateMany({ data: { state: 'delivered' } })
  const span = { from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000), state: 'all' } as const
  expect(await replaySpan(deps, context, endpoint!.id, span)).toMatchObject({ value: { queued: 30 } })
  expect((await listed()).slice(0, 30)).toEqual(latestFirst.map((sequence) => ({ sequence, is_replay: true })))
})
