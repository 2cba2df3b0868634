import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Env } from '#lib/env.ts'
import { openDataFolder } from './data-folder.ts'
import { takeFolder } from './lock.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { StartProblem } from './start-problem.ts'

export interface Database {
  url: string
  /** For the person at the terminal: `PostgreSQL 18.4, embedded, in /srv/hub/.data`. */
  description: string
  stop: () => Promise<void>
}

interface Watcher {
  /** The embedded server died on its own. */
  lost: () => void
  /** It serves again. */
  found: () => void
}

/** How long a database of one's own may take to come up beside us, in milliseconds. */
const PATIENCE_MS = 60_000

/** Opens the database: the one DATABASE_URL names, else the embedded one, which is kept alive. */
export async function openDatabase(env: Env, watcher: Watcher): Promise<Database> {
  return env.databaseUrl ? openOwn(env.databaseUrl) : openEmbedded(env.dataDir, watcher)
}

async function openOwn(url: string): Promise<Database> {
  const { host, pathname } = new URL(url)
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query('show server_version')
      const version = String(rows[0]?.server_version).split(' ')[0]
      return { url, description: `PostgreSQL ${version} at ${host}${pathname}`, stop: async () => undefined }
    } catch (error) {
      const { code, message } = error as Error & { code?: string }
      const away = code === '57P03' || code === 'ECONNREFUSED' || code === 'EAI_AGAIN'
      if (!away || Date.now() > deadline)
        throw new StartProblem(
          `The database at ${host}${pathname} cannot be used: ${message}. Check DATABASE_URL, and that the database runs.`,
        )
      await sleep(1_000)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

async function openEmbedded(dataDir: string, watcher: Watcher): Promise<Database> {
  const release = await holdFolder(dataDir)
  let stopping = false
  let postgres: Postgres
  try {
    postgres = await startPostgres(dataDir)
  } catch (error) {
    await release()
    throw error
  }

  const keepAlive = async (): Promise<void> => {
    for (;;) {
      await postgres.ended
      if (stopping) return
      watcher.lost()
      while (!stopping) {
        try {
          postgres = await startPostgres(dataDir)
          break
        } catch {
          await sleep(1_000)
        }
      }
      if (stopping) return
      watcher.found()
    }
  }
  void keepAlive()

  return {
    url: postgres.url,
    description: `PostgreSQL, embedded, in ${postgres.folder}${postgres.adopted ? ' (was still running)' : ''}`,
    stop: async () => {
      stopping = true
      await postgres.stop()
      await release()
    },
  }
}

/** Takes DATA_DIR for this process, or says who has it. */
export async function holdFolder(dataDir: string): Promise<() => Promise<void>> {
  await openDataFolder(dataDir)
  const taken = await takeFolder(dataDir)
  if ('release' in taken) return taken.release
  throw new StartProblem(
    `Another hub (process ${taken.holder.pid}) runs on the data folder ${dataDir}. Stop it, or give this one a folder and a port of its own: DATA_DIR=.data-2 PORT=3001 npm start`,
  )
}
