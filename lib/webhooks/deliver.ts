import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { reasonOf } from '#lib/jobs/reason-of.ts'
import { claimLanes, releaseLost } from './claim-lanes.ts'
import { fanOut } from './fan-out.ts'
import type { Lane } from './lane.ts'
import { readEndpoints } from './read-endpoints.ts'
import { createReceivers } from './receivers.ts'
import { createResultWriter } from './result-writer.ts'
import type { DeliverDeps } from './webhook-deps.ts'

/**
 * Milliseconds. `lease` is longer than what is begun within `start` can take. `idle` is between two looks for new events
 * while nothing happens, `retries` between two looks for what is due again.
 */
export type Times = { timeout: number; start: number; lease: number; idle: number; retries: number; drain: number }

export const TIMES: Times = { timeout: 15_000, start: 10_000, lease: 30_000, idle: 250, retries: 1_000, drain: 5_000 }

/** Milliseconds between tries while the database is away. */
const AGAIN_MS = 250

/**
 * Delivers until `stop`: makes the deliveries of new events, takes lanes that are due, sends, and writes down what it came
 * to. Any number of processes may do it at once. After `stop` nothing more is begun; what runs has `drain` milliseconds,
 * and what is broken off is delivered again by whoever comes next. Never throws while it runs: a database that is away
 * is waited for.
 */
export async function deliver(deps: DeliverDeps, stop: AbortSignal, times: Partial<Times> = {}): Promise<void> {
  const { db, log } = deps
  const all = { ...TIMES, ...times }
  let bell = Promise.withResolvers<void>()
  const writer = createResultWriter({ db, log, keptMs: all.lease, onWritten: () => bell.resolve() })
  const receivers = createReceivers(deps, { writer, times: all, stop })
  stop.addEventListener('abort', () => bell.resolve(), { once: true })
  const lost: string[] = []
  /** when lanes are looked for although nothing is new */
  let lookAt = 0

  while (!stop.aborted) {
    try {
      bell = Promise.withResolvers()
      if (lost.length > 0) await releaseLost(db, lost)
      lost.length = 0
      const events = await fanOut(db)
      const isTime = events > 0 || performance.now() >= lookAt
      const lanes = isTime ? await claim() : 0
      if (isTime) lookAt = lanes > 0 ? 0 : performance.now() + all.retries
      if (events === 0 && lanes === 0 && (await rang(bell.promise, all.idle))) lookAt = 0
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'webhooks could not be delivered now')
      await sleep(AGAIN_MS)
    }
  }
  await receivers.drained(all.drain)
  await Promise.race([writer.drained(), sleep(all.drain)])

  async function claim(): Promise<number> {
    const lease = randomUUID()
    const room = receivers.room()
    if (room.total === 0) return 0
    let lanes: Lane[] = []
    try {
      lanes = await claimLanes(db, { lease, seconds: all.lease / 1000, room })
      if (lanes.length > 0) receivers.add(lanes, await readEndpoints(db, lanes))
      return lanes.length
    } catch (error) {
      // Perhaps it was done and only the answer is missing.
      lost.push(lease)
      throw error
    }
  }
}

/** Waits for the bell, at most so long; whether it rang. */
const rang = (bell: Promise<void>, ms: number): Promise<boolean> =>
  Promise.race([bell.then(() => true), sleep(ms, false, { ref: false })])
