import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Env } from '#lib/env.ts'
import { openEmbedded } from './embedded-database.ts'
import { StartProblem } from './start-problem.ts'

export interface Database {
  url: string
  /** For the person at the terminal: `PostgreSQL 18.4, embedded, in /srv/hub/.data`. */
  description: string
  stop: () => Promise<void>
}

export interface Watcher {
  /** The database that DATABASE_URL names does not answer yet; it is asked again every second. Called once. */
  waiting: (where: string) => void
  /** The embedded server died on its own. */
  lost: () => void
  /** It could not be started again, which is tried every second; called for each new reason. */
  failed: (reason: string) => void
  /** It serves again. */
  found: () => void
}

/** How long a database of one's own may take to come up beside us, in milliseconds. */
const PATIENCE_MS = 60_000

/**
 * Opens the database: the one DATABASE_URL names, else the embedded one, which is kept alive; for that one the caller
 * holds the data folder (lock.ts). Throws {@link StartProblem}, or the reason of `stop` once it is aborted.
 */
export async function openDatabase(env: Env, watcher: Watcher, stop: AbortSignal): Promise<Database> {
  return env.databaseUrl ? openOwn(env.databaseUrl, watcher, stop) : openEmbedded(env.dataDir, watcher, stop)
}

async function openOwn(url: string, watcher: Watcher, stop: AbortSignal): Promise<Database> {
  const { host, pathname } = new URL(url)
  const deadline = Date.now() + PATIENCE_MS
  for (let attempt = 1; ; attempt++) {
    stop.throwIfAborted()
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query('show server_version')
      const version = String(rows[0]?.server_version).split(' ')[0]
      return { url, description: `PostgreSQL ${version} at ${host}${pathname}`, stop: async () => undefined }
    } catch (error) {
      // A name with an address of each family (localhost) fails with an error that has a code and no words.
      const { code, message } = error as Error & { code?: string }
      const away = code === '57P03' || code === 'ECONNREFUSED' || code === 'EAI_AGAIN'
      if (!away || Date.now() > deadline)
        throw new StartProblem(
          `The database at ${host}${pathname} cannot be used: ${message || code}. Check DATABASE_URL, and that the database runs.`,
        )
      if (attempt === 1) watcher.waiting(`${host}${pathname}`)
      await sleep(1_000, undefined, { signal: stop })
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}
