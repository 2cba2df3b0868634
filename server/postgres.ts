import { randomBytes } from 'node:crypto'
import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { readPrivate, writePrivate } from './data-folder.ts'
import { makeCluster, type Place } from './postgres-cluster.ts'
import { DATABASE, type PostgresFile, postgresFileOf, postgresUrl } from './postgres-file.ts'
import { chooseFolder, findBinaries, findPerson, type Person } from './postgres-place.ts'
import { launch, type PostgresOptions, STOP_MS, settleRunning } from './postgres-server.ts'
import { stopProcess } from './processes.ts'
import { StartProblem } from './start-problem.ts'

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

/**
 * Starts the embedded PostgreSQL of a data folder, or takes over the one that outlived a killed hub. The caller holds
 * the folder (lock.ts). Makes the cluster on the first start. Throws {@link StartProblem}.
 */
export async function startPostgres(path: string, options: PostgresOptions = {}): Promise<Postgres> {
  const dataDir = await realpath(path)
  const saved = (await readPrivate(postgresFileOf(dataDir))) as PostgresFile | undefined
  let person = await findPerson()
  const named = await findFolder(dataDir, saved, person)
  // Behind a link, too, a running server must be known again: it tells the real path.
  const folder = await realpath(named).catch(() => named)
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

  const running = await settleRunning(place, options.port)
  const server = running ?? (await launch(place, saved?.port, options))
  const { pid, port } = server
  let gone = false
  void server.ended.then(() => {
    gone = true
  })
  const stop = async () => {
    // Once it is gone, its id may belong to another program.
    if (!gone) await stopProcess(pid, ['SIGINT', 'SIGQUIT', 'SIGKILL'], STOP_MS)
  }
  try {
    await save(place, server)
    await makeDatabase(place, port)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: postgresUrl({ port, password }),
    port,
    pid,
    folder,
    adopted: running !== undefined,
    ended: server.ended,
    stop,
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
