import { expect, test } from 'vitest'
import { testProject } from '#lib/accounts/project.fixture.ts'
import { testInstallation } from '#lib/auth/installation.fixture.ts'
import type { Db } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { checkDeps, dueAccounts, passSeconds, sandboxLane } from './checks.fixture.ts'
import { AHEAD_SECONDS, stepOf } from './pace.ts'
import { type CheckJob, planChecks, RUN } from './plan-checks.ts'

/** The checks that are queued, by slot. */
async function queuedIn({ pool }: Db): Promise<(CheckJob & { startAfter: Date; groupId: string })[]> {
  const { rows } = await pool.query(
    'select data, start_after as "startAfter", group_id as "groupId" from pgboss.job where name = $1 order by start_after',
    [RUN],
  )
  return rows.map(({ data, startAfter, groupId }) => ({ ...data, startAfter, groupId }))
}

test('what is due is planned as far as the provider’s limit leaves room, each at a moment of its own', async () => {
  const db = await testInstallation()
  const deps = await checkDeps(db)
  const project = await testProject(db)
  await dueAccounts(db, project, 250)
  const lane = await sandboxLane()
  const room = Math.floor(AHEAD_SECONDS / stepOf(lane) + 0.1)

  const begun = Date.now()
  expect(await planChecks(deps)).toBe(room)
  const queued = await queuedIn(db)
  expect(queued).toHaveLength(room)
  expect(new Set(queued.map(({ accountId }) => accountId)).size).toBe(room)
  expect(queued.every(({ groupId }) => groupId === lane.key)).toBe(true)
  const slots = queued.map(({ startAfter }) => startAfter.getTime())
  const steps = slots.slice(1).map((slot, index) => slot - slots[index]!)
  for (const step of steps) expect(Math.abs(step - stepOf(lane) * 1000)).toBeLessThan(3)
  expect(slots.at(-1)! - begun).toBeLessThan((AHEAD_SECONDS + 5) * 1000)

  // Full: nothing more now (but what the seconds since have freed), and after half a minute as many as fit into it.
  expect(await planChecks(deps)).toBeLessThan(5)
  await passSeconds(db, 30)
  const more = await planChecks(deps)
  expect(Math.abs(more - 30 / stepOf(lane))).toBeLessThan(5)
})

test('projects take turns: a small one does not wait for a large one', async () => {
  const db = await testInstallation()
  const deps = await checkDeps(db)
  const [large, small] = [await testProject(db), await testProject(db)]
  await dueAccounts(db, large, 300)
  const few = await dueAccounts(db, small, 5)
  await planChecks(deps)
  const queued = await queuedIn(db)
  expect(queued.slice(0, 10).filter(({ projectId }) => projectId === small.projectId)).toHaveLength(5)
  expect(queued.filter(({ accountId }) => few.includes(accountId))).toHaveLength(5)
})

test('two processes that plan at once plan no account twice, and keep the limit together', async () => {
  const db = await testInstallation()
  const deps = await checkDeps(db)
  await dueAccounts(db, await testProject(db), 250)
  const planned = await Promise.all([planChecks(deps), planChecks(deps), planChecks(deps)])
  const queued = await queuedIn(db)
  expect(planned.reduce((sum, one) => sum + one)).toBe(queued.length)
  expect(Math.abs(queued.length - AHEAD_SECONDS / stepOf(await sandboxLane()))).toBeLessThan(5)
  expect(new Set(queued.map(({ accountId }) => accountId)).size).toBe(queued.length)
})

test('accounts that rest, are deleted or are not due yet are not planned', async () => {
  const db = await testInstallation()
  const deps = await checkDeps(db)
  const project = await testProject(db)
  const [resting, deleted, later, due] = await dueAccounts(db, project, 4)
  const set = (id: string | undefined, data: object) =>
    db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId, id: id! }, data })
  await set(resting, { status: 'suspended', nextCheckAt: null })
  await set(deleted, { deletedAt: new Date() })
  await set(later, { nextCheckAt: new Date(Date.now() + 60_000) })
  await planChecks(deps)
  expect((await queuedIn(db)).map(({ accountId }) => accountId)).toEqual([due])
})

test('a planned check whose process is lost is due again within minutes', async () => {
  const db = await testInstallation()
  const deps = await checkDeps(db)
  const project = await testProject(db)
  const [id] = await dueAccounts(db, project, 1)
  await planChecks(deps)
  const row = await db.prisma.linkedAccount.findFirstOrThrow({ where: { projectId: project.projectId, id: id! } })
  const minutes = (row.nextCheckAt!.getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(2)
  expect(minutes).toBeLessThan(5)
})

test('while a provider is away for a project, one of its accounts a minute is planned, and all of another project', async () => {
  const db = await testInstallation()
  const deps = await checkDeps(db)
  const [away, well] = [await testProject(db), await testProject(db)]
  await dueAccounts(db, away, 20)
  await dueAccounts(db, well, 20)
  const { projectId } = away
  const place = { projectId, provider: 'udemy', environment: 'sandbox' }
  const sawIt = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000)
  await db.prisma.incident.create({
    data: { ...place, id: newId(), code: 'provider_unavailable', message: 'Fake.', accounts: 3, lastSeenAt: sawIt(10) },
  })
  expect(await planChecks(deps)).toBe(20)
  await db.prisma.incident.updateMany({ where: place, data: { lastSeenAt: sawIt(61) } })
  expect(await planChecks(deps)).toBe(1)
  const probes = (await queuedIn(db)).filter(({ isProbe }) => isProbe)
  expect(probes.map((probe) => probe.projectId)).toEqual([projectId])
})
