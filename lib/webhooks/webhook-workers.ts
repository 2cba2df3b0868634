import type { Logger } from 'pino'
import type { Db } from '#lib/db.ts'
import { webhookDoor } from '#lib/engine/send-webhook.ts'
import type { Env } from '#lib/env.ts'
import type { Jobs, Worker } from '#lib/jobs/index.ts'
import type { Vault } from '#lib/vault/index.ts'
import { cleanUp } from './clean-up.ts'
import { deliver } from './deliver.ts'

const DELIVER = 'webhooks.deliver'

/** A delivering job is a process that delivers; after this long another takes its place, in milliseconds. */
const TURN_MS = 50 * 60_000

export type WebhookWorkers = {
  workers: Worker[]
  /** begins at once instead of with the next minute */
  begin: (jobs: Jobs) => Promise<void>
  /** ends delivering, before the jobs are stopped: they would wait for it */
  stop: () => void
}

/**
 * What works for webhooks. Every process that is free takes a delivering job, and has it for most of an hour: the clock
 * makes one each minute, of which one at most is queued. What there is to do stands in the outbox and the lanes alone, so
 * adding an event costs no job, and a job that is lost costs nothing but its process's part.
 */
export function webhookWorkers(deps: { db: Db; vault: Vault; env: Env; log: Logger }): WebhookWorkers {
  const stopping = new AbortController()
  const { log } = deps
  const door = webhookDoor(deps.env, (sentence) => log.warn(sentence))
  return {
    workers: [
      {
        queue: DELIVER,
        queueOptions: { policy: 'short', retryLimit: 0, expireInSeconds: 3_600, heartbeatSeconds: 60 },
        workOptions: { pollingIntervalSeconds: 0.5 },
        cron: '* * * * *',
        work: (_jobs, signal) =>
          deliver({ ...deps, door }, AbortSignal.any([stopping.signal, signal, AbortSignal.timeout(TURN_MS)])),
      },
      {
        queue: 'webhooks.clean_up',
        queueOptions: { policy: 'stately', retryLimit: 2, expireInSeconds: 1_800 },
        cron: '17 * * * *',
        work: (_jobs, signal) => cleanUp(deps.db, AbortSignal.any([stopping.signal, signal])),
      },
    ],
    begin: async (jobs) => void (await jobs.send(DELIVER, {})),
    stop: () => stopping.abort(),
  }
}
