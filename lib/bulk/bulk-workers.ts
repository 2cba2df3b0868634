import { spreadOut } from '#lib/checks/index.ts'
import type { Job, Worker } from '#lib/jobs/index.ts'
import { type BulkDeps, CHECK, type RunPlace, WORK } from './bulk-deps.ts'
import { checkItem } from './check-item.ts'
import { queueRun } from './create-run.ts'
import type { CheckItemJob } from './queue-checks.ts'
import { workRun } from './work-run.ts'

/** Runs that one process works on at once. */
const RUNS_AT_ONCE = 2

/** Fetches of checks that it has going at once, the checks of each, and how many of all with one provider, over all processes. */
const CHECKS_AT_ONCE = 4
const BATCH = 4
const AT_ONE_PROVIDER = 6

/** Days that a finished run is kept, and how many go in one sweep. */
const KEPT_DAYS = 30
const SWEPT = 200

/** The queues of bulk runs: their turns, their checks, and a sweep for what was left. */
export const bulkWorkers = (deps: Omit<BulkDeps, 'jobs'>): Worker[] => [
  {
    queue: WORK,
    // One turn of a run waits at most; a turn that is lost is found by the sweep.
    queueOptions: {
      policy: 'short',
      retryLimit: 0,
      expireInSeconds: 120,
      retentionSeconds: 3600,
      deleteAfterSeconds: 600,
    },
    workOptions: { localConcurrency: RUNS_AT_ONCE, pollingIntervalSeconds: 1 },
    work: async (batch: Job<RunPlace>[], signal, jobs) => {
      for (const { data } of batch) await workRun({ ...deps, jobs }, data, signal)
    },
  },
  {
    queue: CHECK,
    // A check that is lost is queued again by its item's claim.
    queueOptions: { retryLimit: 0, expireInSeconds: 60, retentionSeconds: 3600, deleteAfterSeconds: 600 },
    workOptions: {
      localConcurrency: CHECKS_AT_ONCE,
      batchSize: BATCH,
      groupConcurrency: AT_ONE_PROVIDER,
      pollingIntervalSeconds: 1,
    },
    work: (batch: Job<CheckItemJob>[], signal) => Promise.all(batch.map(({ data }) => checkAlone(deps, data, signal))),
  },
  {
    queue: 'bulk.sweep',
    queueOptions: {
      policy: 'singleton',
      retryLimit: 0,
      expireInSeconds: 60,
      retentionSeconds: 300,
      deleteAfterSeconds: 600,
    },
    cron: '* * * * *',
    work: (_, __, jobs) => sweepRuns({ ...deps, jobs }),
  },
]

/** One check that breaks ends no other of its batch. It is queued again when its item's claim is over. */
async function checkAlone(deps: Omit<BulkDeps, 'jobs'>, job: CheckItemJob, signal: AbortSignal): Promise<void> {
  await spreadOut(signal)
  await checkItem(deps, job, signal).catch((error: unknown) => {
    const reason = error instanceof Error ? error.name : 'unknown'
    deps.log.warn(
      { reason, provider: job.provider },
      'a check of a bulk run could not be carried out; it is queued again',
    )
  })
}

/** Queues runs that go on and that nobody has in hand, because a process was killed; deletes what is a month old. */
export async function sweepRuns({ db, jobs }: Pick<BulkDeps, 'db' | 'jobs'>): Promise<void> {
  const left = await db.prisma.$queryRaw<RunPlace[]>`
    select project_id as "projectId", id as "runId" from bulk_runs
    where state = 'running' and (claimed_until is null or claimed_until < now()) order by created_at limit 1000`
  for (const run of left) await queueRun(jobs, run)
  await db.prisma.$executeRaw`
    with old as (
      delete from bulk_runs r using (
        select project_id, id from bulk_runs
        where state in ('done', 'cancelled', 'undone') and finished_at < now() - make_interval(days => ${KEPT_DAYS})
        limit ${SWEPT}
      ) gone where r.project_id = gone.project_id and r.id = gone.id
      returning r.project_id, r.id
    ) delete from bulk_items i using old where i.project_id = old.project_id and i.run_id = old.id`
}
