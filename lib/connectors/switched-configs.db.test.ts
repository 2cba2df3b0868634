import { expect, test, vi } from 'vitest'
import { accountWorkers, applyConfig, linkAccount } from '#lib/accounts/index.ts'
import { linkedAccount, quietRun, rowOf, testDeps, testValuesOf } from '#lib/accounts/project.fixture.ts'
import { settleAccounts } from '#lib/accounts/settle-accounts.ts'
import { fromPublic, newId } from '#lib/ids.ts'
import { startJobs } from '#lib/jobs/index.ts'
import { testDb } from '#server/test-db.ts'
import { projectWithJobs as projectOf } from './configs.fixture.ts'
import { editConfig } from './index.ts'

// What follows for accounts when their config is switched, or their connector comes and goes.
const db = await testDb()
const deps = testDeps(db)
const projectWithJobs = () => projectOf(db)
const auditOf = async (projectId: string) =>
  (await db.prisma.auditEvent.findMany({ where: { projectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)

test('switched off, its accounts are inactive with a reason; switched on, each is what it was', async () => {
  const project = await projectWithJobs()
  const { projectId, configId, edit, work } = project
  const [fine, broken, paused] = [
    await linkedAccount(deps, project),
    await linkedAccount(deps, project),
    await linkedAccount(deps, project),
  ]
  const give = (id: string, status: string, code: string) =>
    db.prisma.linkedAccount.updateMany({
      where: { projectId, id: fromPublic('acc', id)! },
      data: { status, statusReasons: [{ code, description: 'So.', timestamp: new Date(0).toISOString() }] },
    })
  await give(broken.id, 'error', 'invalid_credentials')
  await give(paused.id, 'suspended', 'suspended_by_hand')
  const before = await Promise.all([fine, broken, paused].map(({ id }) => rowOf(deps, project, id)))
  await db.prisma.outboxEvent.deleteMany({ where: { projectId } })

  expect(await edit({ id: configId, enabled: false })).toMatchObject({ value: { enabled: false, account_count: 3 } })
  expect(await edit({ id: configId, enabled: false })).toMatchObject({ ok: true })
  expect(project.queued).toHaveLength(1)
  const input = { attempt: crypto.randomUUID(), configId, values: await testValuesOf('good') }
  expect(await linkAccount(deps, project.context, input, quietRun())).toMatchObject({
    problem: { kind: 'config_disabled' },
  })
  await work()
  const off = await Promise.all([fine, broken, paused].map(({ id }) => rowOf(deps, project, id)))
  expect(off.map(({ status }) => status)).toEqual(['inactive', 'inactive', 'suspended'])
  expect(off[0]).toMatchObject({
    statusReasons: [{ code: 'config_disabled', description: 'The config Udemy Business sandbox was disabled by Ada.' }],
    nextCheckAt: null,
  })
  const typesOf = async () => (await db.prisma.outboxEvent.findMany({ where: { projectId } })).map(({ type }) => type)
  expect((await typesOf()).sort()).toEqual([
    ...['account.status_changed', 'account.status_changed'],
    ...['account.updated', 'account.updated', 'account.updated'],
  ])
  expect((await auditOf(projectId)).slice(-3)).toEqual(['config.disabled', 'account.inactive', 'account.inactive'])
  expect(await db.prisma.statusChange.findMany({ where: { projectId, to: 'inactive' } })).toMatchObject([
    { from: expect.any(String), code: 'config_disabled', actorType: 'person' },
    { actorId: project.context.actor.id },
  ])

  await edit({ id: configId, enabled: true })
  await work()
  const after = await Promise.all([fine, broken, paused].map(({ id }) => rowOf(deps, project, id)))
  for (const [at, row] of after.entries())
    expect(row).toMatchObject({ status: before[at]!.status, statusReasons: before[at]!.statusReasons as object[] })
  expect(after[0]?.nextCheckAt).toBeInstanceOf(Date)
})

/** So many accounts of a config, without values. */
async function fill(projectId: string, configId: string, count: number) {
  const row = { projectId, configId, provider: 'udemy', authMethod: 'x', type: 'test', status: 'active' }
  const owner = { originOwnerId: 'o', originOwnerName: 'Owner' }
  await db.prisma.linkedAccount.createMany({
    data: Array.from({ length: count }, () => ({ ...row, ...owner, id: newId() })),
  })
}
const countOf = (projectId: string, status: string) => db.prisma.linkedAccount.count({ where: { projectId, status } })

test('a thousand follow in batches; done twice at once, and switched on meanwhile, it ends as the config is', async () => {
  const { projectId, configId, edit, queued } = await projectWithJobs()
  await fill(projectId, fromPublic('cfg', configId)!, 1_100)
  await edit({ id: configId, enabled: false })
  const [job] = queued
  const changed = await Promise.all([applyConfig(db, job!), applyConfig(db, job!)])
  expect(changed[0]! + changed[1]!).toBe(1_100)
  expect(await countOf(projectId, 'inactive')).toBe(1_100)
  const changes = { where: { projectId, to: 'inactive' } }
  expect(await db.prisma.statusChange.count(changes)).toBe(1_100)

  await edit({ id: configId, enabled: true })
  const enabling = applyConfig(db, queued.at(-1)!)
  await edit({ id: configId, enabled: false })
  await Promise.all([enabling, applyConfig(db, queued.at(-1)!)])
  expect(await countOf(projectId, 'inactive')).toBe(1_100)
  await edit({ id: configId, enabled: true })
  await applyConfig(db, queued.at(-1)!)
  expect(await countOf(projectId, 'active')).toBe(1_100)
  expect(await applyConfig(db, queued.at(-1)!)).toBe(0)
})

test('the queue does it by itself, soon after the change', async () => {
  const project = await projectWithJobs()
  const { projectId, configId, context } = project
  await linkedAccount(deps, project)
  const { log } = deps
  const jobs = await startJobs({ db, log, workers: accountWorkers(db) })
  const edit = (enabled: boolean) => editConfig({ db, jobs }, context, { id: configId, enabled })
  const become = (status: string) =>
    vi.waitFor(async () => expect(await countOf(projectId, status)).toBe(1), { timeout: 20_000, interval: 100 })
  await edit(false)
  await become('inactive')
  await edit(true)
  await become('active')
  await jobs.stop()
})

test('killed between two batches, the next try does the rest', async () => {
  const { projectId, configId, edit, queued } = await projectWithJobs()
  await fill(projectId, fromPublic('cfg', configId)!, 1_001)
  await edit({ id: configId, enabled: false })
  const kill = new AbortController()
  const dying = applyConfig(db, queued[0]!, kill.signal)
  while ((await countOf(projectId, 'inactive')) === 0) await new Promise((resolve) => setImmediate(resolve))
  kill.abort()
  await dying.catch(() => undefined)
  await applyConfig(db, queued[0]!)
  expect(await countOf(projectId, 'inactive')).toBe(1_001)
  expect(await db.prisma.statusChange.count({ where: { projectId, to: 'inactive' } })).toBe(1_001)
})

test('accounts of a connector that is gone are inactive, and back when it is', async () => {
  const project = await projectWithJobs()
  const { projectId, configId } = project
  const { id } = await linkedAccount(deps, project)
  const rename = async (connector: string) => {
    const where = { projectId, id: fromPublic('cfg', configId)! }
    await db.prisma.config.updateMany({ where, data: { connector } })
    await db.prisma.linkedAccount.updateMany({ where: { projectId }, data: { provider: connector } })
    await settleAccounts(db)
    return rowOf(deps, project, id)
  }
  expect(await rename('gone')).toMatchObject({
    status: 'inactive',
    statusReasons: [{ code: 'connector_missing', description: 'This hub has no connector “gone” any more.' }],
  })
  expect(await rename('udemy')).toMatchObject({ status: 'active', statusReasons: [] })
})

test('accounts that were never checked by themselves get a time for it, those that rest get none', async () => {
  const project = await projectWithJobs()
  const { projectId } = project
  await fill(projectId, fromPublic('cfg', project.configId)!, 3)
  const [resting] = await db.prisma.linkedAccount.findMany({ where: { projectId } })
  const where = { projectId, id: resting!.id }
  await db.prisma.linkedAccount.updateMany({ where, data: { status: 'suspended' } })
  await settleAccounts(db)
  const due = await db.prisma.linkedAccount.findMany({ where: { projectId, nextCheckAt: { not: null } } })
  expect(due).toHaveLength(2)
  for (const { nextCheckAt } of due) expect(nextCheckAt!.getTime()).toBeLessThan(Date.now() + 25 * 60 * 60_000)
})
