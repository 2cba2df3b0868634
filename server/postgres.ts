import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { open, readFile, realpath, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { readPrivate, writePrivate } from './data-folder.ts'
import { findFreePort } from './free-port.ts'
import { exitOf, logOf, makeCluster, type Place, program, spawnOptions, USER } from './postgres-cluster.ts'
import { chooseFolder, findBinaries, findPerson, type Person } from './postgres-place.ts'
import { explainPostgres } from './postgres-problems.ts'
import { isOurPostmaster, type Postmaster, readPostmaster, removePidFile } from './postmaster.ts'
import { stopProcess, waitForEnd } from './processes.ts'
import { StartProblem } from './start-problem.ts'

/** DATA_DIR/postgres.json: what another process of this product needs to attach. */
export interface PostgresFile {
  port: number
  pid: number
  password: string
  /** The cluster's folder. */
  folder: string
}

export interface Postgres {
  /** Address of the database, with the password. */
  url: string
  port: number
  pid: number
  folder: string
  /** Whether a server that had outlived its hub was taken over. */
  adopted: boolean
  /** Resolves once the server is gone, asked for or not. */
  ended: Promise<void>
  /** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
  stop: () => Promise<void>
}

export interface PostgresOptions {
  /** For databases that are thrown away: no waiting for the disk. */
  scratch?: boolean
}

const DATABASE = 'hub'
/** How long a start may take: crash recovery of a busy database is minutes, not seconds. */
const START_MS = 180_000
const STOP_MS = 20_000

export const postgresFileOf = (dataDir: string) => join(dataDir, 'postgres.json')

/** Address of a database on the embedded server. */
export const postgresUrl = (file: Pick<PostgresFile, 'port' | 'password'>, database = DATABASE): string =>
  `postgresql://${USER}:${file.password}@127.0.0.1:${file.port}/${database}`

/**
 * Starts the embedded PostgreSQL of a data folder, or takes over the one that outlived a killed hub. The caller holds
 * the folder (lock.ts). Makes the cluster on the first start. Throws {@link StartProblem}.
 */
export async function startPostgres(path: string, options: PostgresOptions = {}): Promise<Postgres> {
  const dataDir = await realpath(path)
  const saved = (await readPrivate(postgresFileOf(dataDir))) as PostgresFile | undefined
  let person = await findPerson()
  const folder = await findFolder(dataDir, saved, person)
  const owner = await stat(folder).catch(() => undefined)
  if (person && owner && owner.uid !== 0) person = { name: String(owner.uid), uid: owner.uid, gid: owner.gid }
  const binaries = await findBinaries(person)
  const password = saved?.password ?? randomBytes(24).toString('base64url')
  const place: Place = { dataDir, folder, binaries, person, password, scratch: options.scratch ?? false }
  if (!owner) {
    // The password first: a kill right after initdb must not leave a cluster that nobody can open.
    await save(place, { port: 0, pid: 0 })
    await makeCluster(place)
  }

  const running = await settleRunning(place)
  const server = running ?? (await launch(place, saved?.port))
  await save(place, server)
  await makeDatabase(place, server.port)
  const { pid, port } = server
  return {
    url: postgresUrl({ port, password }),
    port,
    pid,
    folder,
    adopted: running !== undefined,
    ended: server.ended,
    stop: async () => void (await stopProcess(pid, ['SIGINT', 'SIGQUIT', 'SIGKILL'], STOP_MS)),
  }
}

/** Inside DATA_DIR, which may have been moved as a whole, else where the last start put it. */
async function findFolder(
  dataDir: string,
  saved: PostgresFile | undefined,
  person: Person | undefined,
): Promise<string> {
  const inside = join(dataDir, 'postgres')
  if (await exists(inside)) {
    if (saved) return inside
    throw new StartProblem(
      `The file ${postgresFileOf(dataDir)} is missing, and with it the password of the database in ${inside}. Put the file back from a backup, or move ${inside} away to begin with an empty database.`,
    )
  }
  if (saved && saved.pid !== 0 && !(await exists(saved.folder)))
    throw new StartProblem(
      `The database folder ${saved.folder} is gone. Put it back from a backup, or move ${postgresFileOf(dataDir)} away to begin with an empty database.`,
    )
  return saved?.folder ?? (await chooseFolder(dataDir, person))
}

const exists = (path: string) => stat(path).then(Boolean, () => false)

const save = ({ dataDir, password, folder }: Place, { port, pid }: { port: number; pid: number }) =>
  writePrivate(postgresFileOf(dataDir), JSON.stringify({ port, pid, password, folder } satisfies PostgresFile))

interface Server {
  pid: number
  port: number
  ended: Promise<void>
}

/** What to do with a server that is there already: adopt it when it answers, else stop it. */
async function settleRunning(place: Place): Promise<Server | undefined> {
  const found = await readPostmaster(place.folder)
  if (!found) return undefined
  if (!(await isOurPostmaster(found, place.folder))) {
    await removePidFile(place.folder)
    return undefined
  }
  if (found.status !== 'stopping' && (await answers(place, found.port, Date.now() + 5_000)))
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

async function launch(place: Place, savedPort: number | undefined): Promise<Server> {
  const log = logOf(place.dataDir)
  const deadline = Date.now() + START_MS
  for (;;) {
    const port = await findFreePort(savedPort)
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
    const ready = await Promise.race([answers(place, port, deadline), ended.then(() => false)])
    if (ready && child.pid) return { pid: child.pid, port, ended }
    if (child.pid) await stopProcess(child.pid, ['SIGINT', 'SIGKILL'], STOP_MS)
    const text = await readFile(log, 'utf8').catch(() => '')
    // A port that was taken a moment ago, or workers of a killed server that are about to leave: try again.
    const passing = /could not bind|could not create any TCP|shared memory block .* still in use/i.test(text)
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
async function answers(place: Place, port: number, deadline: number): Promise<boolean> {
  while (Date.now() < deadline) {
    const client = new pg.Client({
      connectionString: postgresUrl({ ...place, port }, 'postgres'),
      connectionTimeoutMillis: 2_000,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query('show data_directory')
      return rows[0]?.data_directory === place.folder
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') return false
      await sleep(30)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}

async function makeDatabase(place: Place, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl({ ...place, port }, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
