import { setTimeout as sleep } from 'node:timers/promises'
import { reasonOf } from '#lib/jobs/reason-of.ts'
import type { Times } from './deliver.ts'
import type { Lane } from './lane.ts'
import type { Receiver } from './read-endpoints.ts'
import { type Load, learn, requestsFor, roomFor } from './receiver-load.ts'
import type { ResultWriter } from './result-writer.ts'
import { openSecrets } from './signing-secrets.ts'
import { tryDelivery } from './try-delivery.ts'
import type { DeliverDeps } from './webhook-deps.ts'
import { workLane } from './work-lane.ts'

/** Seconds after which lanes of an endpoint whose secret cannot be opened are looked at again. */
const NO_SECRET_SECONDS = 60

type Queued = { lane: Lane; receiver: Receiver; secrets: readonly [string, ...string[]] }
type Known = Load & { queue: Queued[] }

/** The receivers that this process has lanes of; each works through its own, within what {@link roomFor} allows. */
export function createReceivers(
  { vault, door, log }: Pick<DeliverDeps, 'vault' | 'door' | 'log'>,
  { writer, times, stop }: { writer: ResultWriter; times: Times; stop: AbortSignal },
) {
  const known = new Map<string, Known>()
  const running = new Set<Promise<void>>()
  const breakOff = new AbortController()

  async function work({ lane, receiver, secrets }: Queued, load: Known): Promise<void> {
    const mayStart = () => !stop.aborted && performance.now() - lane.claimedAt < times.start
    const send = async (due: Lane['due'][number]) => {
      const to = { url: receiver.url, secrets }
      const tried = await tryDelivery(due, to, { door, timeout: times.timeout, signal: breakOff.signal })
      if (!tried.aborted) learn(load, { ms: tried.ms, ok: tried.error === null })
      return tried
    }
    await workLane(lane, receiver, { writer, send, mayStart })
  }

  function pump(load: Known): void {
    while (load.queue.length > 0 && load.running < requestsFor(load)) {
      const next = load.queue.shift()
      if (!next) return
      load.running++
      const worked = work(next, load)
        // Its lease ends, and it is delivered again.
        .catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'a webhook’s lane was left'))
        .finally(() => {
          load.running--
          load.held--
          running.delete(worked)
          pump(load)
        })
      running.add(worked)
    }
  }

  function letGo(lanes: readonly Lane[], release: 'idle' | 'later', delay?: number): void {
    for (const { due: _due, hasMore: _hasMore, claimedAt: _claimedAt, ...base } of lanes)
      writer.add({ ...base, release, ...(delay !== undefined && { delay }) })
  }

  async function queue(lanes: readonly Lane[], receiver: Receiver): Promise<void> {
    const fresh: Known = { held: 0, running: 0, ms: undefined, failing: receiver.failing, queue: [] }
    const load = known.get(receiver.id) ?? fresh
    known.set(receiver.id, load)
    load.held += lanes.length
    try {
      const secrets = await openSecrets(vault, receiver)
      load.queue.push(...lanes.map((lane) => ({ lane, receiver, secrets })))
    } catch (error) {
      load.held -= lanes.length
      log.error({ reason: reasonOf(error) }, 'a webhook’s signing secret cannot be opened')
      return letGo(lanes, 'later', NO_SECRET_SECONDS)
    }
    pump(load)
  }

  return {
    room: () => {
      forgetIdle(known)
      return roomFor(known)
    },
    add(lanes: readonly Lane[], receivers: ReadonlyMap<string, Receiver>): void {
      for (const [id, own] of Map.groupBy(lanes, ({ endpointId }) => endpointId)) {
        const receiver = receivers.get(id)
        // Deleted meanwhile.
        if (!receiver) letGo(own, 'idle')
        else {
          const queued = queue(own, receiver).finally(() => running.delete(queued))
          running.add(queued)
        }
      }
    },
    /** Resolves once nothing runs; after `ms` what still runs is broken off. */
    async drained(ms: number): Promise<void> {
      const done = async () => {
        while (running.size > 0) await Promise.all(running)
      }
      await Promise.race([done(), sleep(ms, undefined, { ref: false })])
      breakOff.abort()
      await done()
    },
  }
}

/** What was learned of receivers is kept, but not of ever more of them. */
function forgetIdle(known: Map<string, Known>): void {
  if (known.size < 5_000) return
  for (const [id, { held }] of known) if (held === 0) known.delete(id)
}
