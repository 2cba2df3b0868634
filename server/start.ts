import pg from 'pg'
import type { Env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { clientAddressFinder } from './client-address.ts'
import type { Core } from './core.ts'
import { type Database, openDatabase, type Watcher } from './database.ts'
import { createFrontDoor, type FrontDoor } from './front-door.ts'
import { findHealth } from './health.ts'
import { requirePort } from './http-server.ts'
import { type KeyedEnv, withKeys } from './keys.ts'
import { findHolder, holdFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import { showWaiting } from './show-waiting.ts'
import { stopAll } from './stop-all.ts'
import { aborted } from './stop-signal.ts'
import { startWeb, type Web } from './web.ts'
import { ensureWebBuild } from './web-build.ts'

const lineOf = (what: string, text: string) => `  ${what.padEnd(9)} ${text}`
const say = (what: string, text: string) => console.log(lineOf(what, text))

/**
 * Runs the whole product until `stop` is aborted. In order: data folder and keys, database, migrations, key check and
 * core, the public port, pages. However it ends, what was started is stopped again and nothing is left behind.
 */
export async function start(asked: Env, development: boolean, stop: AbortSignal): Promise<void> {
  const since = Date.now()
  const readiness = createReadiness()
  let [database, core, door, web, probe]: [Database?, Core?, FrontDoor?, Web?, pg.Pool?] = []
  let release: (() => Promise<void>) | undefined

  try {
    // A hub on the same data folder says more than a taken port; holdFolder tells of it.
    if (asked.databaseUrl || !(await findHolder(asked.dataDir).catch(() => undefined))) await requirePort(asked.port)
    if (!asked.databaseUrl) release = await holdFolder(asked.dataDir)
    const env = await withKeys(asked)
    database = await openDatabase(env, watcherOf(readiness), stop)
    say('Database', database.description)
    readiness.ready('database')
    probe = createProbe(database.url)

    const applied = await migrate(database.url)
    if (applied.length > 0)
      say('Schema', `${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'} applied`)
    readiness.ready('migrations')
    stop.throwIfAborted()

    core = await startOneCore(env, database.url, development)
    door = createFrontDoor({
      core: () => core?.handle,
      health: () => findHealth(readiness, () => probe?.query('select 1') ?? Promise.reject(), core?.hasKey),
      webOrigin: () => web?.origin(),
      findEmbedders: async (sessionId) => core?.findEmbedders(sessionId) ?? [],
      coreOrigin: () => `http://127.0.0.1:${env.port}`,
      findClientAddress: clientAddressFinder(env.trustedProxies),
      development,
      https: env.hubUrl.startsWith('https:'),
      log: log(),
    })
    await door.listen(env.port)
    if (!development) {
      const line = lineOf('Pages', 'building them; this takes a moment the first time')
      let built: (() => void) | undefined
      const announce = () => {
        built = showWaiting(line)
      }
      const size = await ensureWebBuild(announce, stop).finally(() => built?.())
      if (size) say('', size)
    }
    stop.throwIfAborted()
    web = startWeb({ development, readiness, log: log() })
    await Promise.race([web.started, aborted(stop)])
    process.send?.({ ready: env.hubUrl })
    if (!stop.aborted) say('Ready', `after ${((Date.now() - since) / 1000).toFixed(1)} s. Open ${env.hubUrl}`)
    await aborted(stop)
    say('Stopping', 'requests under way are finished first')
  } catch (error) {
    if (!stop.aborted) throw error
  } finally {
    await stopAll(
      {
        'the public port': door?.drain,
        'the page renderer': web?.stop,
        core: core?.close,
        'the health question': probe && (() => probe?.end()),
        'the database': database?.stop,
        'the data folder': release,
      },
      log(),
    )
  }
  say('Stopped', 'nothing is left running')
}

const watcherOf = (readiness: Readiness): Watcher => ({
  waiting: (where) => say('Database', `waiting for the one at ${where}`),
  lost: () => {
    readiness.lost('database')
    log().error('PostgreSQL ended on its own; it is started again')
  },
  failed: (reason) => log().error({ reason }, 'PostgreSQL could not be started again; this is tried every second'),
  found: () => readiness.ready('database'),
})

async function startOneCore(env: KeyedEnv, databaseUrl: string, development: boolean): Promise<Core> {
  if (development) return (await import('./dev-core.ts')).startDevCore(env, databaseUrl)
  return (await import('./core.ts')).startCore(env, databaseUrl, log())
}

/** One connection for the health question alone: a busy pool is no reason to call the database lost. */
function createProbe(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 1_000 })
  pool.on('error', () => undefined)
  return pool
}
