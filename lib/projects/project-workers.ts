import type { Worker } from '#lib/jobs/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { eraseOld } from './erase-old.ts'

/** Once an hour: what a project no longer keeps is removed. */
export const projectWorkers = (deps: { prisma: PrismaClient }): Worker[] => [
  {
    queue: 'projects.erase_old',
    queueOptions: { policy: 'short', retryLimit: 2, retryBackoff: true, expireInSeconds: 1_800 },
    workOptions: { pollingIntervalSeconds: 30 },
    cron: '17 * * * *',
    work: (_, signal) => eraseOld(deps, { signal }),
  },
]
