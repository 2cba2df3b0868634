import type { AccountDeps } from '#lib/accounts/index.ts'
import type { Job, Worker } from '#lib/jobs/index.ts'
import { endIdleIncidents } from './end-idle-incidents.ts'
import { forgetIncidents } from './forget-incidents.ts'
import { type CheckJob, planChecks, RUN } from './plan-checks.ts'
import { runCheck } from './run-check.ts'
import { spreadOut } from './spread-out.ts'

/** Fetches that one process has going at once, the checks of each, and how many of all with one provider, over all processes. */
const AT_ONCE = 4
const BATCH = 4
const AT_ONE_PROVIDER = 6

/** What is planned again by the clock is not tried again by its queue, and is not kept for long. In seconds. */
const onceOnly = { retryLimit: 0, expireInSeconds: 60, retentionSeconds: 3600, deleteAfterSeconds: 600 }

/** The queues of scheduled checks: every minute a plan, and each check at its own moment. */
export const checkWorkers = (deps: AccountDeps): Worker[] => [
  {
    queue: RUN,
    // A check that is lost is planned again by its account's claim.
    queueOptions: onceOnly,
    workOptions: {
      localConcurrency: AT_ONCE,
      batchSize: BATCH,
      groupConcurrency: AT_ONE_PROVIDER,
      pollingIntervalSeconds: 1,
    },
    work: (batch: Job<CheckJob>[], signal) => Promise.all(batch.map(({ data }) => runAlone(deps, data, signal))),
  },
  {
    queue: 'checks.plan',
    queueOptions: { ...onceOnly, policy: 'singleton' },
    cron: '* * * * *',
    work: async (_, __, jobs) => {
      await endIdleIncidents(deps)
      await planChecks({ ...deps, jobs })
    },
  },
  {
    queue: 'checks.tidy',
    queueOptions: { ...onceOnly, policy: 'singleton' },
    cron: '23 3 * * *',
    work: () => forgetIncidents(deps),
  },
]

/** One check that breaks ends no other of its batch. Its account is due again when its claim is over. */
async function runAlone(deps: AccountDeps, job: CheckJob, signal: AbortSignal): Promise<void> {
  await spreadOut(signal)
  await runCheck(deps, job, signal).catch((error: unknown) => {
    const reason = error instanceof Error ? error.name : 'unknown'
    deps.log.warn({ reason, provider: job.provider }, 'a scheduled check could not be carried out; it is planned again')
  })
}
