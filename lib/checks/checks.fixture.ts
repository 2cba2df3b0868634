import { onTestFinished } from 'vitest'
import { linkedAccount, spoil, type TestProject, testDeps } from '#lib/accounts/project.fixture.ts'
import type { Db } from '#lib/db.ts'
import { fromPublic, newId } from '#lib/ids.ts'
import { type Jobs, startJobs, type Worker } from '#lib/jobs/index.ts'
import { allLanes, type Lane } from './lanes.ts'

/** What checks work with, on queues that only queue. */
export async function checkDeps(db: Db) {
  const deps = testDeps(db)
  const jobs = await started(db, [])
  return { ...deps, jobs }
}
export type TestChecks = Awaited<ReturnType<typeof checkDeps>>

/** Queues that work until the test ends. */
export async function started(db: Db, workers: readonly Worker[]): Promise<Jobs> {
  const { log } = testDeps(db)
  const jobs = await startJobs({ db, log, workers })
  onTestFinished(() => jobs.stop())
  return jobs
}

/** The sandbox of Udemy, as a lane. */
export const sandboxLane = async (): Promise<Lane> =>
  (await allLanes()).find(({ provider, environment }) => provider === 'udemy' && environment === 'sandbox')!

/** So many accounts that are due, of which nothing but the row is there: the first one longest. */
export async function dueAccounts(
  { prisma }: Db,
  { projectId, configId }: TestProject,
  count: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  await prisma.linkedAccount.createMany({
    data: ids.map((id, index) => ({
      id,
      projectId,
      configId: fromPublic('cfg', configId)!,
      provider: 'udemy',
      authMethod: 'client_credentials',
      type: 'test',
      status: 'active',
      originOwnerId: 'cust-1',
      originOwnerName: 'Globex',
      nextCheckAt: new Date(Date.now() - 60_000 + index),
    })),
  })
  return ids
}

/** An account that is linked and due; `key`: of the test credentials that it has from now on. */
export async function dueAccount(deps: TestChecks, project: TestProject, key?: string): Promise<string> {
  const { id } = await linkedAccount(deps, project)
  if (key) await spoil(deps, project, id, key)
  await deps.db.prisma.linkedAccount.updateMany({
    where: { projectId: project.projectId, id: fromPublic('acc', id)! },
    data: { nextCheckAt: new Date(Date.now() - 1000) },
  })
  return id
}

/** Lets so many seconds pass for every provider's pace. */
export const passSeconds = ({ pool }: Db, seconds: number) =>
  pool.query('update provider_paces set next_at = next_at - make_interval(secs => $1)', [seconds])
