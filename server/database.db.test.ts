import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { type Env, parseEnv } from '#lib/env.ts'
import { openDataFolder } from './data-folder.ts'
import { openDatabase, type Watcher } from './database.ts'
import { findFreePort } from './free-port.ts'
import { readPostmaster } from './postmaster.ts'
import { isAlive } from './processes.ts'

const never = new AbortController().signal
const watcher = () => ({ waiting: vi.fn(), lost: vi.fn(), failed: vi.fn(), found: vi.fn() }) satisfies Watcher

function envOf(record: Record<string, string>): Env {
  const keys = { HUB_ENCRYPTION_KEY: 'q0Ww1n7GqN3mJm9q2o7mY6p3TfK5lGxqk1oYF0u8r2s=' }
  const parsed = parseEnv({ ...keys, HUB_SESSION_SECRET: 'fake-test-session-9f2c7be1d04a638e5', ...record })
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.env
}

/** An embedded database and the process it runs in; the caller, or the end of the test, stops it. */
async function embedded(events = watcher()) {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-database-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  await openDataFolder(dataDir)
  const database = await openDatabase(envOf({ DATA_DIR: dataDir }), events, never)
  onTestFinished(database.stop)
  const folder = /in (.*)$/.exec(database.description)?.[1] ?? ''
  return { ...database, events, postmaster: () => readPostmaster(folder) }
}

/** Kills the server and answers the id of the one that is being started in its place. */
async function replaced({ postmaster }: Awaited<ReturnType<typeof embedded>>): Promise<number> {
  const { pid } = (await postmaster()) ?? { pid: 0 }
  process.kill(pid, 'SIGKILL')
  const next = async () => {
    const found = await postmaster()
    // The file is there a moment before the id is in it.
    return found && found.pid > 1 && found.pid !== pid ? found.pid : Promise.reject(new Error('not yet'))
  }
  return vi.waitFor(next, { interval: 1, timeout: 10_000 })
}

test('a database that is stopped while it is being started again leaves no server behind', async () => {
  const database = await embedded()
  const pid = await replaced(database)
  await database.stop()
  expect(await isAlive(pid)).toBe(false)
})

test('a killed server comes back on the port that the pool knows', async () => {
  const database = await embedded()
  await replaced(database)
  await vi.waitFor(() => expect(database.events.found).toHaveBeenCalled(), { timeout: 10_000 })
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
  expect(database.events.lost).toHaveBeenCalledOnce()
})

test('a database of one’s own that is away is waited for, said once, until the stop', async () => {
  const url = `postgresql://hub:pw-canary@localhost:${await findFreePort()}/hub`
  const stop = new AbortController()
  const events = watcher()
  const opening = openDatabase(envOf({ DATABASE_URL: url }), events, stop.signal)
  await vi.waitFor(() => expect(events.waiting).toHaveBeenCalled())
  stop.abort()
  await expect(opening).rejects.toThrow(/abort/i)
  expect(events.waiting.mock.calls).toEqual([[expect.stringMatching(/^localhost:\d+\/hub$/)]])
})

test('a database of one’s own that refuses is told without its password', async () => {
  const refused = new URL(inject('postgresUrl'))
  refused.password = 'pw-canary'
  const opening = openDatabase(envOf({ DATABASE_URL: refused.href }), watcher(), never)
  await expect(opening).rejects.toThrow(/cannot be used: password authentication failed.*Check DATABASE_URL/)
  await expect(opening).rejects.not.toThrow(/pw-canary/)
})
