import { spawn } from 'node:child_process'
import { open, readFile, realpath, truncate } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findFreePort } from './free-port.ts'
import { exitOf, logOf, type Place, program, spawnOptions } from './postgres-cluster.ts'
import { postgresUrl } from './postgres-file.ts'
import { explainPostgres } from './postgres-problems.ts'
import { isOurPostmaster, type Postmaster, readPostmaster, removePidFile } from './postmaster.ts'
import { stopProcess, waitForEnd } from './processes.ts'
import { StartProblem } from './start-problem.ts'
import { aborted } from './stop-signal.ts'

export interface PostgresOptions {
  /** For databases that are thrown away: no waiting for the disk. */
  scratch?: boolean
  /** The port it must have, where others know it already. Without it, the last one, else any. */
  port?: number
  /** Gives the start up; nothing is left running. */
  signal?: AbortSignal
}

/** How long a start may take: crash recovery of a busy database is minutes, not seconds. */
const START_MS = 180_000
export const STOP_MS = 20_000

export interface Server {
  pid: number
  port: number
  ended: Promise<void>
}

/** What to do with a server that is there already: adopt it when it answers, else stop it. */
export async function settleRunning(place: Place, port?: number): Promise<Server | undefined> {
  const found = await readPostmaster(place.folder)
  if (!found) return undefined
  if (!(await isOurPostmaster(found, place.folder))) {
    await removePidFile(place.folder)
    return undefined
  }
  const fits = found.status !== 'stopping' && (port ?? found.port) === found.port
  if (fits && (await answers(place, found.port, Date.now() + 5_000)))
    return { pid: found.pid, port: found.port, ended: poll(found) }
  const stopped = await stopProcess(found.pid, ['SIGINT', 'SIGQUIT', 'SIGKILL'], STOP_MS)
  if (!stopped)
    throw new StartProblem(
      `A PostgreSQL that was left running (process ${found.pid}) on ${place.folder} cannot be stopped. End it with: kill ${found.pid}`,
    )
  return undefined
}

async function poll({ pid }: Postmaster): Promise<void> {
  while (!(await waitForEnd(pid, 0))) await sleep(500, undefined, { ref: false })
}

/** Starts the server of a cluster that nobody serves, and waits until it answers. */
export async function launch(place: Place, savedPort: number | undefined, options: PostgresOptions): Promise<Server> {
  const log = logOf(place.dataDir)
  const deadline = Date.now() + START_MS
  for (;;) {
    options.signal?.throwIfAborted()
    const port = options.port ?? (await findFreePort(savedPort))
    await truncate(log).catch(() => undefined)
    const output = await open(log, 'a', 0o600)
    const child = spawn(program(place, 'postgres'), ['-D', place.folder, '-p', String(port), ...settings(place)], {
      ...spawnOptions(place),
      // A session of its own: Ctrl-C reaches us alone, and Postgres stops after the drain.
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    })
    const exit = exitOf(child)
    const ended = exit.then(() => undefined)
    await output.close()
    child.unref()
    const left = new AbortController()
    void ended.then(() => left.abort())
    const over = AbortSignal.any([left.signal, ...(options.signal ? [options.signal] : [])])
    const ready = await Promise.race([answers(place, port, deadline, over), aborted(over).then(() => false)])
    if (ready && child.pid) return { pid: child.pid, port, ended }
    if (child.pid) await stopProcess(child.pid, ['SIGINT', 'SIGKILL'], STOP_MS)
    options.signal?.throwIfAborted()
    const text = await readFile(log, 'utf8').catch(() => '')
    // A port that was taken a moment ago, or workers of a killed server that are about to leave: try again.
    const taken = /could not bind|could not create any TCP/i.test(text)
    if (taken && options.port)
      throw new StartProblem(
        `Port ${port}, at which this hub reaches its database, was taken by another program. End that program, or start the hub again.`,
      )
    const passing = taken || /shared memory block .* still in use/i.test(text)
    if (!passing || Date.now() > deadline) throw new StartProblem(explainPostgres(text, place.folder, log))
    await sleep(200)
  }
}

function settings(place: Place): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    timezone: 'UTC',
    // A row's content belongs in no log, so errors are told without the statement and without the row.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(place.scratch ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Waits for the server on `port` to accept our password and to serve our folder. */
async function answers(place: Place, port: number, deadline: number, over?: AbortSignal): Promise<boolean> {
  while (Date.now() < deadline && !over?.aborted) {
    const client = new pg.Client({
      connectionString: postgresUrl({ ...place, port }, 'postgres'),
      connectionTimeoutMillis: 2_000,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query('show data_directory')
      const served = String(rows[0]?.data_directory)
      return (await realpath(served).catch(() => served)) === place.folder
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') return false
      await sleep(30)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}
