import { fromPrisma, PgBoss, type Queue, type SendOptions, type WorkOptions } from 'pg-boss'
import type { Logger } from 'pino'
import type { Db, Tx } from '#lib/db.ts'
import { reasonOf } from './reason-of.ts'

export type Job<Data = object> = { id: string; data: Data }

/** A queue and what works through it. Each room lists its own; server/core.ts puts them together. */
export type Worker = {
  /** `room.verb`, as `webhooks.deliver` */
  queue: string
  /** policy, retries, lifetime: see pg-boss */
  queueOptions?: Omit<Queue, 'name'>
  workOptions?: Omit<WorkOptions, 'perJobResults' | 'includeMetadata' | 'transactional'>
  /** a job of its own at these times (cron, UTC) */
  cron?: string
  /**
   * Works through a batch. `signal` aborts when a job takes longer than its queue allows, or longer than a hub that stops
   * waits for. A batch that throws is tried again as the queue's options say, so it must be safe to do twice. `queues`:
   * for jobs that follow.
   */
  work: (jobs: Job<never>[], signal: AbortSignal, queues: Queues) => Promise<unknown>
}

/** What queues jobs. */
export type Queues = Pick<Jobs, 'send' | 'sendAll'>

export type Jobs = {
  /**
   * Queues a job. With a transaction the job is there when that commits, and never otherwise. Gives the job's id; null
   * where the queue's policy has it already.
   */
  send: (queue: string, data: object, options?: Omit<SendOptions, 'db'>, tx?: Tx) => Promise<string | null>
  /** Queues many at once; none where the transaction does not commit. */
  sendAll: (queue: string, jobs: readonly ({ data: object } & SendOptions)[], tx?: Tx) => Promise<void>
  /** Takes no more jobs, and waits for those that run. */
  stop: () => Promise<void>
}

/** How long a stop waits for jobs that run, in milliseconds; the hub has thirty seconds in all. */
const STOP_MS = 20_000

/**
 * Starts the queues on this database, in pg-boss's own schema, and works through them. A process without `workers` only
 * queues; `queues` are those that others work through, made where they are not there. No LISTEN and no session-level lock
 * is used, so that PgBouncer in transaction mode may stand between.
 */
export async function startJobs({
  db,
  log,
  workers,
  queues = [],
}: {
  db: Db
  log: Logger
  workers: readonly Worker[]
  queues?: readonly Pick<Worker, 'queue' | 'queueOptions'>[]
}): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => db.pool.query(text, values as unknown[]) },
    supervise: workers.length > 0,
    schedule: workers.length > 0,
    persistWarnings: false,
  })
  // Without a listener a database that is away for a moment would end the process. No message: a job's data stays out.
  boss.on('error', (error) => log.warn({ reason: reasonOf(error) }, 'a background job could not be handled now'))
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'background jobs'))
  const jobs: Jobs = {
    send: (queue, data, options, tx) => boss.send(queue, data, { ...options, ...(tx && { db: fromPrisma(tx) }) }),
    sendAll: async (queue, all, tx) => {
      if (all.length > 0) await boss.insert(queue, [...all], { ...(tx && { db: fromPrisma(tx) }) })
    },
    stop: () => boss.stop({ close: false, graceful: true, timeout: STOP_MS }),
  }
  await boss.start()
  for (const { queue, queueOptions } of queues) await boss.createQueue(queue, queueOptions)
  for (const { queue, queueOptions, workOptions, cron, work } of workers) {
    await boss.createQueue(queue, queueOptions)
    if (queueOptions) await boss.updateQueue(queue, withoutPolicy(queueOptions))
    if (cron) await boss.schedule(queue, cron)
    await boss.work<never>(queue, { ...workOptions }, async (batch) => {
      const signal = AbortSignal.any(batch.map((job) => job.signal))
      const given = batch.map(({ id, data }) => ({ id, data }))
      try {
        await work(given, signal, jobs)
      } catch (error) {
        const reason = reasonOf(error)
        if (!signal.aborted) log.error({ queue, reason }, 'a background job failed; it is tried again, or made anew')
        // What is thrown is stored with the job: its message may have values in it, which a name and a code have not.
        throw new Error(reason)
      }
    })
  }
  return jobs
}

/** A queue that is there already takes new options, but no other policy. */
function withoutPolicy({ policy: _policy, partition: _partition, ...rest }: Omit<Queue, 'name'>) {
  return rest
}
