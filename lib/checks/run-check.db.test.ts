import { expect, test, vi } from 'vitest'
import { suspendAccount } from '#lib/accounts/index.ts'
import { rowOf, type TestProject, testProject } from '#lib/accounts/project.fixture.ts'
import { testInstallation } from '#lib/auth/installation.fixture.ts'
import { checkWorkers } from './check-workers.ts'
import { checkDeps, dueAccount, sandboxLane, started, type TestChecks } from './checks.fixture.ts'
import { letRest } from './pace.ts'
import { type CheckJob, planChecks } from './plan-checks.ts'
import { runCheck } from './run-check.ts'

const HOUR = 3_600_000
const quiet = () => new AbortController().signal

async function hub() {
  const db = await testInstallation()
  const deps = await checkDeps(db)
  return { db, deps, project: await testProject(db) }
}

/** The jobs that a plan has queued, in order. */
async function plannedIn({ db }: Pick<TestChecks, 'db'>): Promise<CheckJob[]> {
  const { rows } = await db.pool.query(`select data from pgboss.job where name = 'checks.run' order by start_after`)
  return rows.map(({ data }) => data as CheckJob)
}

const callsOf = (deps: TestChecks, { projectId }: TestProject) =>
  deps.db.prisma.call.findMany({ where: { projectId }, orderBy: { id: 'asc' } })

test('an account that is due is checked in the background, is counted as nobody’s test, and is due again in a day', async () => {
  const { db, deps, project } = await hub()
  const id = await dueAccount(deps, project)
  const { env: _, ...rest } = deps
  const jobs = await started(db, checkWorkers({ ...rest, env: { ...deps.env, testsPerHour: 1 } }))
  await planChecks({ ...deps, jobs })
  await vi.waitFor(async () => expect(await callsOf(deps, project)).toHaveLength(1), { timeout: 10_000 })
  expect((await callsOf(deps, project))[0]).toMatchObject({ cause: 'schedule', outcome: 'passed', kind: 'check' })
  const row = await rowOf(deps, project, id)
  expect(row.lastCheckedAt).not.toBeNull()
  expect(Math.abs(row.nextCheckAt!.getTime() - Date.now() - 24 * HOUR)).toBeLessThan(3 * HOUR)
  const { rows } = await db.pool.query(`select 1 from rate_limits where key like 'credential-test%'`)
  expect(rows).toEqual([])
})

test('a planned check of an account that was suspended or checked meanwhile is not carried out', async () => {
  const { deps, project } = await hub()
  const ids = [await dueAccount(deps, project), await dueAccount(deps, project)]
  await planChecks(deps)
  await suspendAccount(deps, project.context, ids[0]!)
  const jobs = await plannedIn(deps)
  await runCheck(deps, jobs[1]!, quiet())
  for (const job of jobs) await runCheck(deps, job, quiet())
  expect(await callsOf(deps, project)).toHaveLength(1)
  expect((await rowOf(deps, project, ids[0]!)).nextCheckAt).toBeNull()
})

test('a slot that is long past is given up: the account is due again at once, and nobody is asked', async () => {
  const { deps, project } = await hub()
  const id = await dueAccount(deps, project)
  await planChecks(deps)
  const [job] = await plannedIn(deps)
  await runCheck(deps, { ...job!, slot: new Date(Date.now() - 90_000).toISOString() }, quiet())
  expect(await callsOf(deps, project)).toEqual([])
  expect((await rowOf(deps, project, id)).nextCheckAt!.getTime()).toBeLessThanOrEqual(Date.now())
})

test('a provider that wants to be left alone is: planned checks are put off until then, and no slot is before', async () => {
  const { db, deps, project } = await hub()
  const early = await dueAccount(deps, project)
  await dueAccount(deps, project)
  await planChecks(deps)
  const lane = await sandboxLane()
  await letRest(db, lane, 60)
  await runCheck(deps, (await plannedIn(deps))[0]!, quiet())
  expect(await callsOf(deps, project)).toEqual([])
  const again = (await rowOf(deps, project, early)).nextCheckAt!.getTime() - Date.now()
  expect(again).toBeGreaterThan(50_000)
  expect(again).toBeLessThan(61_000)

  await db.pool.query('delete from pgboss.job')
  await db.prisma.linkedAccount.updateMany({ data: { nextCheckAt: new Date(Date.now() - 1000) } })
  expect(await planChecks(deps)).toBe(2)
  for (const { slot } of await plannedIn(deps)) expect(Date.parse(slot) - Date.now()).toBeGreaterThan(55_000)
})

test('no wish of a provider holds everybody up for longer than five minutes', async () => {
  const { db } = await hub()
  const lane = await sandboxLane()
  await letRest(db, lane, 24 * 60 * 60)
  const row = await db.prisma.providerPace.findFirstOrThrow({ where: { host: { endsWith: 'rests' } } })
  expect(row.nextAt.getTime() - Date.now()).toBeLessThan(5 * 60_000 + 1000)
})

test('a check that is stopped because the hub stops is due again at once', async () => {
  const { deps, project } = await hub()
  const id = await dueAccount(deps, project, 'silent')
  await planChecks(deps)
  const stop = new AbortController()
  const running = runCheck(deps, (await plannedIn(deps))[0]!, stop.signal)
  setTimeout(() => stop.abort(), 100)
  await running
  expect((await rowOf(deps, project, id)).nextCheckAt!.getTime()).toBeLessThanOrEqual(Date.now())
})
