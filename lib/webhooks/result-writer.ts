import type { Logger } from 'pino'
import type { Db } from '#lib/db.ts'
import { reasonOf } from '#lib/jobs/reason-of.ts'
import { type Health, noteHealth } from './endpoint-health.ts'
import { type Written, writeResults } from './write-results.ts'

/** Results that one statement writes. */
const AT_ONCE = 500
/** Milliseconds that the first result waits for others. */
const GATHER_MS = 5
/** Milliseconds between tries while the database is away. */
const AGAIN_MS = 250

export type ResultWriter = {
  add: (result: Written, health?: Health) => void
  /** resolves once everything that was added is written */
  drained: () => Promise<void>
}

/**
 * Gathers what deliveries came to and writes it many at a time, one statement after the other, so that results of a lane
 * stay in their order. While the database is away results are kept and tried again: until `keptMs` is over the leases
 * hold, after that others deliver anew. `onWritten`: lanes were let go.
 */
export function createResultWriter({
  db,
  log,
  keptMs,
  onWritten,
}: {
  db: Db
  log: Logger
  keptMs: number
  onWritten: () => void
}): ResultWriter {
  let waiting: { result: Written; health: Health | undefined; since: number }[] = []
  let running: Promise<void> | undefined

  async function writeAll(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, AT_ONCE)
      try {
        await writeResults(
          db,
          batch.map(({ result }) => result),
        )
        waiting = waiting.slice(batch.length)
        await noteHealth(db, healthsOf(batch.flatMap(({ health }) => health ?? [])))
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, 'results of webhooks could not be written now')
        const oldest = performance.now() - keptMs
        waiting = waiting.filter(({ since }) => since > oldest)
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      }
      onWritten()
    }
  }

  const begin = () => {
    running ??= writeAll().finally(() => {
      running = undefined
      if (waiting.length > 0) begin()
    })
  }
  return {
    add(result, health) {
      waiting.push({ result, health, since: performance.now() })
      begin()
    },
    async drained() {
      while (running) await running
    },
  }
}

/** One line for each endpoint: a success outweighs failures beside it, because somebody is there. */
function healthsOf(told: readonly Health[]): Health[] {
  const byEndpoint = new Map<string, Health>()
  for (const one of told) {
    const known = byEndpoint.get(one.endpointId)
    byEndpoint.set(one.endpointId, known ? { ...one, ok: known.ok || one.ok, gone: known.gone || one.gone } : one)
  }
  return [...byEndpoint.values()].sort((one, other) => (one.endpointId < other.endpointId ? -1 : 1))
}
