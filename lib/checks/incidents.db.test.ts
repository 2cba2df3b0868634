import { expect, test } from 'vitest'
import { checkAccount, deleteAccount, suspendAccount } from '#lib/accounts/index.ts'
import { quietRun, rowOf, spoil, type TestProject, testProject } from '#lib/accounts/project.fixture.ts'
import { newId } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { checkDeps, dueAccount, type TestChecks } from './checks.fixture.ts'
import { endIdleIncidents } from './end-idle-incidents.ts'
import { forgetIncidents } from './forget-incidents.ts'
import { listIncidents } from './list-incidents.ts'
import { noteCheck } from './note-check.ts'

const db = await testDb()
const hub = async () => ({ deps: await checkDeps(db), project: await testProject(db) })

async function check(deps: TestChecks, { context, projectId }: TestProject, accountId: string) {
  const checked = await checkAccount(deps, context, accountId, quietRun())
  await noteCheck(deps, { projectId, accountId }, checked)
}

async function incidentsOf(deps: TestChecks, { context }: TestProject, open?: boolean) {
  const listed = await listIncidents(deps, context, { open, pageSize: 25 })
  return listed.ok ? listed.value.incidents : []
}

test('a provider that three accounts cannot reach is one incident, and the accounts stay as they are', async () => {
  const { deps, project } = await hub()
  const ids = await Promise.all([1, 2, 3, 4].map(() => dueAccount(deps, project, 'down')))
  await check(deps, project, ids[0]!)
  await check(deps, project, ids[0]!)
  await check(deps, project, ids[1]!)
  expect(await incidentsOf(deps, project)).toEqual([])
  await check(deps, project, ids[2]!)
  await check(deps, project, ids[3]!)
  const open = await incidentsOf(deps, project, true)
  expect(open).toMatchObject([
    {
      provider_name: 'Udemy Business',
      environment: 'sandbox',
      code: 'provider_unavailable',
      accounts: 4,
      ended_at: null,
    },
  ])
  expect(open[0]!.message).toMatch(/Udemy/)
  for (const id of ids) expect((await rowOf(deps, project, id)).status).toBe('active')
})

test('three that notice it at the same moment open one incident', async () => {
  const { deps, project } = await hub()
  const ids = await Promise.all([1, 2, 3, 4, 5].map(() => dueAccount(deps, project, 'down')))
  await Promise.all(ids.map((id) => check(deps, project, id)))
  expect(await incidentsOf(deps, project)).toHaveLength(1)
})

test.each(['good', 'wrong_secret'])(
  'an answer to anybody (%s) ends it, and what follows is counted anew',
  async (key) => {
    const { deps, project } = await hub()
    const ids = await Promise.all([1, 2, 3].map(() => dueAccount(deps, project, 'down')))
    for (const id of ids) await check(deps, project, id)
    await spoil(deps, project, ids[0]!, key)
    await check(deps, project, ids[0]!)
    expect(await incidentsOf(deps, project, true)).toEqual([])
    expect(await incidentsOf(deps, project, false)).toMatchObject([{ ended_at: expect.any(String) }])
    await check(deps, project, ids[1]!)
    await check(deps, project, ids[2]!)
    expect(await incidentsOf(deps, project, true)).toEqual([])
  },
)

test('a provider that comes and goes is one incident, not one for each time', async () => {
  const { deps, project } = await hub()
  const ids = await Promise.all([1, 2, 3, 4].map(() => dueAccount(deps, project, 'down')))
  for (const id of ids) await check(deps, project, id)
  const good = await dueAccount(deps, project)
  await check(deps, project, good)
  const [before] = await incidentsOf(deps, project)
  expect(before!.ended_at).not.toBeNull()
  for (const id of ids) await check(deps, project, id)
  expect(await incidentsOf(deps, project)).toMatchObject([{ id: before!.id, ended_at: null }])

  await check(deps, project, good)
  const longAgo = new Date(Date.now() - 11 * 60_000)
  await db.prisma.incident.updateMany({ where: { projectId: project.projectId }, data: { endedAt: longAgo } })
  for (const id of ids) await check(deps, project, id)
  expect(await incidentsOf(deps, project)).toHaveLength(2)
})

test('while it goes on, somebody looks within a minute whether it is over, however few accounts there are', async () => {
  const { deps, project } = await hub()
  const ids = await Promise.all([1, 2, 3].map(() => dueAccount(deps, project, 'down')))
  const nextOf = async (id: string) => (await rowOf(deps, project, id)).nextCheckAt!.getTime() - Date.now()
  for (const id of ids) await check(deps, project, id)
  expect(await nextOf(ids[0]!)).toBeGreaterThan(15 * 60_000)
  expect(await nextOf(ids[2]!)).toBeLessThan(60_000)
  await suspendAccount(deps, project.context, ids[1]!)
  await check(deps, project, ids[1]!)
  expect((await rowOf(deps, project, ids[1]!)).nextCheckAt).toBeNull()
})

test('an incident ends when no account is left that could find out', async () => {
  const { deps, project } = await hub()
  const ids = await Promise.all([1, 2, 3].map(() => dueAccount(deps, project, 'down')))
  for (const id of ids) await check(deps, project, id)
  for (const id of ids.slice(1)) await suspendAccount(deps, project.context, id)
  const lastSeen = (minutesAgo: number) =>
    db.prisma.incident.updateMany({
      where: { projectId: project.projectId },
      data: { lastSeenAt: new Date(Date.now() - minutesAgo * 60_000) },
    })
  await lastSeen(11)
  await endIdleIncidents(deps)
  await deleteAccount(deps, project.context, ids[0]!)
  await lastSeen(9)
  await endIdleIncidents(deps)
  expect(await incidentsOf(deps, project, true)).toHaveLength(1)
  await lastSeen(11)
  await endIdleIncidents(deps)
  expect(await incidentsOf(deps, project, true)).toEqual([])
})

test('with two accounts, both of them are an incident; with one there is none', async () => {
  const { deps, project } = await hub()
  const first = await dueAccount(deps, project, 'down')
  await check(deps, project, first)
  await check(deps, project, first)
  expect(await incidentsOf(deps, project)).toEqual([])
  const second = await dueAccount(deps, project, 'gateway')
  await check(deps, project, second)
  expect(await incidentsOf(deps, project)).toMatchObject([{ accounts: 2 }])
})

test('incidents are a project’s own, and are listed in pages, newest first', async () => {
  const { deps, project } = await hub()
  const other = await testProject(deps.db)
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 3, 9, minute))
  await deps.db.prisma.incident.createMany({
    data: [0, 1, 2].map((minute) => ({
      projectId: project.projectId,
      id: newId(),
      provider: 'udemy',
      environment: 'production',
      code: 'provider_unavailable',
      message: 'Fake.',
      accounts: 3,
      openedAt: at(minute),
      endedAt: at(minute),
    })),
  })
  const first = await listIncidents(deps, project.context, { pageSize: 2 })
  if (!first.ok) throw new Error('not listed')
  const second = await listIncidents(deps, project.context, { pageSize: 2, next: first.value.next })
  if (!second.ok) throw new Error('not listed')
  const opened = [...first.value.incidents, ...second.value.incidents].map(({ opened_at }) => opened_at)
  expect(opened).toEqual([at(2), at(1), at(0)].map((time) => time.toISOString()))
  expect(second.value.next).toBeUndefined()
  expect(await incidentsOf(deps, other)).toEqual([])
  expect((await listIncidents(deps, project.context, { pageSize: 2, next: 'x' })).ok).toBe(false)
})

test('an incident is kept as long as the calls that met it', async () => {
  const { deps, project } = await hub()
  const { projectId } = project
  await db.prisma.project.updateMany({ where: { id: projectId }, data: { callDays: 7 } })
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000)
  const told = { provider: 'udemy', environment: 'production', code: 'rate_limited', message: 'Fake.', accounts: 3 }
  await db.prisma.incident.createMany({
    data: [null, daysAgo(6), daysAgo(8)].map((endedAt) => ({ ...told, projectId, id: newId(), endedAt })),
  })
  await forgetIncidents(deps)
  const kept = (await incidentsOf(deps, project)).map(({ ended_at }) => ended_at)
  expect(kept).toHaveLength(2)
  expect(kept).toContain(null)
})
