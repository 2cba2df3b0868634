import { expect, test, vi } from 'vitest'
import { testProject } from '#lib/accounts/project.fixture.ts'
import { fromPublic, newId, toPublic } from '#lib/ids.ts'
import { begun, bulkHub, manyAccounts, runOf, work } from './bulk.fixture.ts'
import { sweepRuns } from './bulk-workers.ts'
import { createRun } from './create-run.ts'
import { cancelRun, undoRun } from './end-run.ts'
import { listRuns } from './find-run.ts'
import { listItems } from './list-items.ts'

const statuses = async ({ db, project }: Awaited<ReturnType<typeof bulkHub>>) =>
  db.prisma.linkedAccount.groupBy({ by: ['status'], where: { projectId: project.projectId }, _count: true })

test('a run does one thing to every account that was named, as whoever began it, with the usual lines for each', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  const ids = await manyAccounts(hub, 60)
  const run = await begun(deps, project, { kind: 'suspend', chosen: { accountIds: ids.slice(0, 50) } })
  expect(run).toMatchObject({ kind: 'suspend', state: 'running', total: 50, done: 0, failed: 0, finished_at: null })
  await work(deps, run.place)
  expect(await runOf(deps, project, run.id)).toMatchObject({ state: 'done', done: 50, failed: 0 })
  expect(await statuses(hub)).toEqual(
    expect.arrayContaining([
      { status: 'suspended', _count: 50 },
      { status: 'active', _count: 10 },
    ]),
  )
  const lines = await db.prisma.auditEvent.findMany({ where: { projectId: project.projectId } })
  expect(lines.filter(({ action }) => action === 'bulk_run.started')).toMatchObject([{ changed: ['suspend'] }])
  const suspended = lines.filter(({ action }) => action === 'account.suspended')
  expect(suspended).toHaveLength(50)
  expect(new Set(suspended.map(({ actorId }) => actorId))).toEqual(new Set([project.context.actor.id]))
  const events = await db.prisma.outboxEvent.count({
    where: { projectId: project.projectId, type: 'account.status_changed' },
  })
  expect(events).toBe(50)
})

test('a filter takes all that it finds, and nothing of another project', async () => {
  const hub = await bulkHub()
  const { deps } = hub
  const foreign = await manyAccounts(hub, 3)
  const mine = { ...hub, project: await testProject(hub.db) }
  await manyAccounts(mine, 5)
  const run = await begun(deps, mine.project, { kind: 'archive', chosen: { filter: { status: ['active'] } } })
  expect(run.total).toBe(5)
  await work(deps, run.place)
  expect(await statuses(mine)).toEqual([{ status: 'archived', _count: 5 }])
  expect(await statuses(hub)).toEqual([{ status: 'active', _count: 3 }])
  const named = await createRun(deps, mine.project.context, { kind: 'suspend', chosen: { accountIds: foreign } })
  expect(named).toMatchObject({ ok: false, problem: { kind: 'not_found' } })
  const none = await createRun(deps, mine.project.context, {
    kind: 'suspend',
    chosen: { filter: { status: ['error'] } },
  })
  expect(none).toMatchObject({ ok: false, problem: { kind: 'invalid_values' } })
})

test('what does not work is told for each account with code and sentence, and the others go on', async () => {
  const hub = await bulkHub()
  const { deps, project } = hub
  const ids = await manyAccounts(hub, 3)
  const run = await begun(deps, project, {
    kind: 'convert',
    chosen: { accountIds: ids },
    input: { type: 'production' },
  })
  await hub.db.prisma.linkedAccount.deleteMany({ where: { id: fromPublic('acc', ids[0]!)! } })
  await work(deps, run.place)
  expect(await runOf(deps, project, run.id)).toMatchObject({ state: 'done', total: 3, done: 0, failed: 3 })
  const listed = await listItems(deps, project.context, run.id, { state: 'failed', pageSize: 2 })
  if (!listed.ok) throw new Error('not listed')
  const rest = await listItems(deps, project.context, run.id, { state: 'failed', pageSize: 2, next: listed.value.next })
  if (!rest.ok) throw new Error('not listed')
  const items = [...listed.value.items, ...rest.value.items]
  expect(items).toHaveLength(3)
  expect(items.find(({ account }) => account === null)).toMatchObject({ account_id: ids[0], code: 'not_found' })
  expect(items.filter(({ account }) => account !== null)).toMatchObject(
    [1, 2].map(() => ({ code: 'invalid_values', message: expect.stringContaining('stays a test account') })),
  )
})

test('a run that is cancelled leaves the rest as it is, and stays cancelled', async () => {
  const hub = await bulkHub()
  const { deps, project } = hub
  const ids = await manyAccounts(hub, 30)
  const run = await begun(deps, project, { kind: 'suspend', chosen: { accountIds: ids } })
  expect(await cancelRun(deps, project.context, run.id)).toMatchObject({
    ok: true,
    value: { state: 'cancelled', done: 0 },
  })
  await work(deps, run.place)
  expect(await statuses(hub)).toEqual([{ status: 'active', _count: 30 }])
  expect(await cancelRun(deps, project.context, run.id)).toMatchObject({ ok: true, value: { state: 'cancelled' } })
  const listed = await listRuns(deps, project.context, { state: 'cancelled', pageSize: 25 })
  expect(listed).toMatchObject({ ok: true, value: { runs: [{ id: run.id }] } })
})

test('a delete by a person can be taken back for ten seconds, whole', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  const ids = await manyAccounts(hub, 30)
  const run = await begun(deps, project, { kind: 'delete', chosen: { accountIds: ids } })
  expect(Date.parse(run.undo_until!) - Date.parse(run.created_at)).toBe(10_000)
  await work(deps, run.place)
  expect(await db.prisma.linkedAccount.count({ where: { deletedAt: null } })).toBe(0)
  const undone = await undoRun(deps, project.context, run.id)
  expect(undone).toMatchObject({ ok: true, value: { state: 'undone', done: 0, undo_until: null } })
  expect(await db.prisma.linkedAccount.count({ where: { deletedAt: null } })).toBe(30)
  expect(await db.prisma.auditEvent.count({ where: { action: 'account.restored' } })).toBe(30)
  await work(deps, run.place)
  expect(await db.prisma.linkedAccount.count({ where: { deletedAt: null } })).toBe(30)
})

test('a delete that is taken back while it is being done leaves no account deleted', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  await manyAccounts(hub, 150)
  const run = await begun(deps, project, { kind: 'delete', chosen: { filter: {} } })
  const working = work(deps, run.place)
  await vi.waitFor(async () => expect((await runOf(deps, project, run.id)).done).toBeGreaterThan(20), { interval: 5 })
  expect(await undoRun(deps, project.context, run.id)).toMatchObject({ ok: true, value: { state: 'undone' } })
  await working
  expect(await db.prisma.linkedAccount.count({ where: { deletedAt: null } })).toBe(150)
})

test('after ten seconds, for an API key and for other kinds there is no undo', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  const [one, two, three] = await manyAccounts(hub, 3)
  const late = await begun(deps, project, { kind: 'delete', chosen: { accountIds: [one!] } })
  await db.prisma.bulkRun.updateMany({ data: { createdAt: new Date(Date.now() - 11_000) } })
  const key = { ...project.context, actor: { type: 'api_key' as const, id: newId() } }
  const byKey = await begun(deps, project, { kind: 'delete', chosen: { accountIds: [two!] } }, key)
  const suspend = await begun(deps, project, { kind: 'suspend', chosen: { accountIds: [three!] } })
  for (const { id } of [late, byKey, suspend])
    expect(await undoRun(deps, project.context, id)).toMatchObject({ ok: false, problem: { kind: 'already_done' } })
  await work(deps, byKey.place)
  expect(await db.prisma.linkedAccount.count({ where: { id: fromPublic('acc', two!)! } })).toBe(0)
})

test('a run that nobody has in hand is queued again by the sweep; one a month old is gone', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  const ids = await manyAccounts(hub, 2)
  const [left, held, old] = [
    await begun(deps, project, { kind: 'suspend', chosen: { accountIds: ids } }),
    await begun(deps, project, { kind: 'suspend', chosen: { accountIds: ids } }),
    await begun(deps, project, { kind: 'suspend', chosen: { accountIds: ids } }),
  ]
  await work(deps, old.place)
  const month = new Date(Date.now() - 31 * 24 * 3_600_000)
  await db.prisma.bulkRun.updateMany({ where: { id: old.place.runId }, data: { finishedAt: month } })
  const soon = new Date(Date.now() + 30_000)
  await db.prisma.bulkRun.updateMany({ where: { id: held.place.runId }, data: { claimedUntil: soon } })
  await db.pool.query('delete from pgboss.job')
  await sweepRuns(deps)
  await sweepRuns(deps)
  const { rows } = await db.pool.query<{ run: string }>(
    `select data ->> 'runId' as run from pgboss.job where name = 'bulk.work'`,
  )
  expect(rows.map(({ run }) => run)).toEqual([left.place.runId])
  expect(await db.prisma.bulkItem.count({ where: { runId: old.place.runId } })).toBe(0)
})

test('an id that is absent, foreign, malformed or of another kind is not found', async () => {
  const hub = await bulkHub()
  const { deps, project } = hub
  const foreign = { ...hub, project: await testProject(hub.db) }
  const run = await begun(deps, foreign.project, {
    kind: 'suspend',
    chosen: { accountIds: await manyAccounts(foreign, 1) },
  })
  for (const id of [run.id, toPublic('run', newId()), toPublic('acc', newId()), 'x', ''])
    for (const answer of [
      await cancelRun(deps, project.context, id),
      await undoRun(deps, project.context, id),
      await listItems(deps, project.context, id, { pageSize: 25 }),
    ])
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'not_found' } })
  expect(await runOf(deps, foreign.project, run.id)).toMatchObject({ state: 'running' })
})
