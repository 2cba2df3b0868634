import type { Worker } from '#lib/jobs/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { sealAll } from './seal-events.ts'

/** Once a minute: events that are not sealed yet join their project's chain. */
export const auditWorkers = (deps: { prisma: PrismaClient }): Worker[] => [
  {
    queue: 'audit.seal',
    // The next minute does what this one could not.
    queueOptions: { policy: 'short', retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: 3600 },
    workOptions: { pollingIntervalSeconds: 5 },
    cron: '* * * * *',
    work: (_, signal) => sealAll(deps, signal),
  },
]
