import { expect, test, vi } from 'vitest'
import { dueAccount, started } from '#lib/checks/checks.fixture.ts'
import { allLanes } from '#lib/checks/index.ts'
import { fromPublic, newId } from '#lib/ids.ts'
import { begun, bulkHub, manyAccounts, runOf, work } from './bulk.fixture.ts'
import { bulkWorkers } from './bulk-workers.ts'
import { checkItem } from './check-item.ts'
import { listItems } from './list-items.ts'
import type { CheckItemJob } from './queue-checks.ts'

type Hub = Awaited<ReturnType<typeof bulkHub>>

/** The checks that are queued, by slot. */
async function queuedIn({ db }: Pick<Hub, 'db'>): Promise<CheckItemJob[]> {
  const { rows } = await db.pool.query(`select data from pgboss.job where name = 'bulk.check' order by start_after`)
  return rows.map(({ data }) => data as CheckItemJob)
}

const quiet = () => new AbortController().signal

test('a run of checks tells for each account whether it works, and goes on by itself', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  const good = await dueAccount(deps, project)
  const bad = await dueAccount(deps, project, 'wrong_secret')
  const { lines: _, ...rest } = deps
  const jobs = await started(db, bulkWorkers(rest))
  const run = await begun({ ...deps, jobs }, project, { kind: 'check', chosen: { accountIds: [good, bad] } })
  await vi.waitFor(
    async () => expect(await runOf(deps, project, run.id)).toMatchObject({ state: 'done', done: 1, failed: 1 }),
    { timeout: 15_000 },
  )
  const listed = await listItems(deps, project.context, run.id, { pageSize: 25 })
  if (!listed.ok) throw new Error('not listed')
  expect(listed.value.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ account_id: good, state: 'done', code: null }),
      expect.objectContaining({
        account_id: bad,
        state: 'failed',
        code: 'invalid_credentials',
        message: expect.any(String),
      }),
    ]),
  )
  const calls = await db.prisma.call.findMany({ where: { projectId: project.projectId } })
  expect(new Set(calls.map(({ cause }) => cause))).toEqual(new Set(['bulk']))
  const line = await db.prisma.auditEvent.findFirst({ where: { action: 'account.checked' }, orderBy: { id: 'desc' } })
  expect(line).toMatchObject({ actorType: 'person', actorId: project.context.actor.id })
})

test('checks of a run have slots of their provider, and leave half of them to others', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  await manyAccounts(hub, 200)
  const run = await begun(deps, project, { kind: 'check', chosen: { filter: {} } })
  await work(deps, run.place)
  const queued = await queuedIn(hub)
  expect(Math.abs(queued.length - 43)).toBeLessThan(3)
  const slots = queued.map(({ slot }) => Date.parse(slot))
  for (const [index, slot] of slots.slice(1).entries()) expect(slot - slots[index]!).toBeGreaterThan(990)
  await work(deps, run.place)
  const all = await queuedIn(hub)
  expect(all.length).toBeGreaterThan(queued.length)
  expect(new Set(all.map(({ accountId }) => accountId)).size).toBe(all.length)
  expect(await db.prisma.bulkItem.count({ where: { state: 'waiting', claimedUntil: null } })).toBe(200 - all.length)
})

test('a check that is lost is queued again, and one that came late changes nothing', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  const id = await dueAccount(deps, project)
  const run = await begun(deps, project, { kind: 'check', chosen: { accountIds: [id] } })
  await work(deps, run.place)
  const [lost] = await queuedIn(hub)
  await db.prisma.bulkItem.updateMany({ data: { claimedUntil: new Date(Date.now() - 1000) } })
  await work(deps, run.place)
  const [, again] = await queuedIn(hub)
  await checkItem(deps, lost!, quiet())
  expect(await runOf(deps, project, run.id)).toMatchObject({ state: 'running', done: 0 })
  await checkItem(deps, again!, quiet())
  await checkItem(deps, again!, quiet())
  expect(await runOf(deps, project, run.id)).toMatchObject({ state: 'done', done: 1 })
  expect(await db.prisma.call.count({ where: { cause: 'bulk' } })).toBe(1)
})

test('while the provider is away nobody is asked in vain: what the incident says is each account’s answer', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  const ids = [await dueAccount(deps, project), await dueAccount(deps, project)]
  const place = { projectId: project.projectId, provider: 'udemy', environment: 'sandbox' }
  const message = 'Udemy ended the connection.'
  await db.prisma.incident.create({
    data: { ...place, id: newId(), code: 'provider_unavailable', message, accounts: 3 },
  })
  const run = await begun(deps, project, { kind: 'check', chosen: { accountIds: ids } })
  await work(deps, run.place)
  const [first, second] = await queuedIn(hub)
  await checkItem(deps, first!, quiet())
  expect(await db.prisma.call.count()).toBe(0)
  const listed = await listItems(deps, project.context, run.id, { state: 'failed', pageSize: 25 })
  expect(listed).toMatchObject({
    ok: true,
    value: {
      items: [{ code: 'provider_unavailable', message: `${message} It was not asked again for this account.` }],
    },
  })
  // A minute later one looks whether it is back, and ends the incident where it is.
  await db.prisma.incident.updateMany({ data: { lastSeenAt: new Date(Date.now() - 61_000) } })
  await checkItem(deps, second!, quiet())
  expect(await db.prisma.incident.count({ where: { endedAt: null } })).toBe(0)
  expect(await runOf(deps, project, run.id)).toMatchObject({ state: 'done', done: 1, failed: 1 })
})

test('an account that is deleted meanwhile ends as not found, and the run ends', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  const [id] = await manyAccounts(hub, 1)
  const run = await begun(deps, project, { kind: 'check', chosen: { accountIds: [id!] } })
  await db.prisma.linkedAccount.deleteMany({ where: { id: fromPublic('acc', id!)! } })
  await work(deps, run.place)
  expect(await runOf(deps, project, run.id)).toMatchObject({ state: 'done', failed: 1 })
})

test('every connector has a lane of its own in production and in its sandbox', async () => {
  const lanes = await allLanes()
  expect(new Set(lanes.map(({ key }) => key)).size).toBe(lanes.length)
  for (const { checksPerMinute } of lanes) expect(checksPerMinute).toBeGreaterThan(0)
})
