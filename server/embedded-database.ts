import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Watcher } from './database.ts'
import { startPostgres } from './postgres.ts'
import { aborted } from './stop-signal.ts'

/** Starts the embedded PostgreSQL and starts it again, on the same port, whenever it ends by itself. */
export async function openEmbedded(dataDir: string, watcher: Watcher, stop: AbortSignal): Promise<Database> {
  const stopping = new AbortController()
  let postgres = await startPostgres(dataDir, { signal: stop })

  async function keepAlive(): Promise<void> {
    for (;;) {
      await Promise.race([postgres.ended, aborted(stopping.signal)])
      if (stopping.signal.aborted) return
      watcher.lost()
      if (await startAgain()) watcher.found()
    }
  }

  async function startAgain(): Promise<boolean> {
    let told: string | undefined
    while (!stopping.signal.aborted) {
      try {
        // The pool and everyone attached know this port; a server on another one would be found by nobody.
        postgres = await startPostgres(dataDir, { port: postgres.port, signal: stopping.signal })
        return true
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (reason !== told && !stopping.signal.aborted) watcher.failed(reason)
        told = reason
        await sleep(1_000, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
    return false
  }

  const alive = keepAlive()
  return {
    url: postgres.url,
    description: `PostgreSQL, embedded, in ${postgres.folder}${postgres.adopted ? ' (was still running)' : ''}`,
    stop: async () => {
      stopping.abort()
      // A restart under way is over first, so that what it started is what is stopped.
      await alive
      await postgres.stop()
    },
  }
}
