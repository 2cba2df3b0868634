import type { Db } from '#lib/db.ts'
import type { Job, Worker } from '#lib/jobs/index.ts'
import { applyConfig, type ConfigJob } from './apply-config.ts'
import { settleAccounts } from './settle-accounts.ts'

/** The queue that takes a {@link ConfigJob} whenever a config was switched. */
export const APPLY_CONFIG = 'configs.apply'

/** The queue that puts accounts right at the hub's start. */
export const SETTLE = 'accounts.settle'

/** What follows for accounts from configs and connectors, in the background. */
export const accountWorkers = (db: Db): Worker[] => [
  {
    queue: APPLY_CONFIG,
    queueOptions: { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 300, expireInSeconds: 3600 },
    workOptions: { pollingIntervalSeconds: 2 },
    work: async (jobs: Job<ConfigJob>[], signal) => {
      for (const { data } of jobs) await applyConfig(db, data, signal)
    },
  },
  {
    queue: SETTLE,
    queueOptions: { policy: 'short', retryLimit: 5, retryDelay: 30, expireInSeconds: 3600, deleteAfterSeconds: 3600 },
    cron: '41 3 * * *',
    work: (_, signal) => settleAccounts(db, signal),
  },
]
