import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDataFolder } from './data-folder.ts'
import { startOf } from './processes.ts'
import { StartProblem } from './start-problem.ts'

interface Holder {
  pid: number
  /** {@link startOf} of the holder: after a crash its id may belong to someone else. */
  start: string
}

/** Whoever removes a dead lock needs a millisecond; a guard older than this was left by one that was killed meanwhile. */
const GUARD_MS = 10_000

const lockOf = (dataDir: string, name = 'hub.lock') => join(dataDir, name)

/**
 * Takes the data folder for this process: one hub per folder. Answers the living holder instead when there is one.
 * A holder that was killed is recognised by its process id and start time, and is replaced. With another `name` it is a
 * lock of its own.
 */
export async function takeFolder(
  dataDir: string,
  name?: string,
): Promise<{ release: () => Promise<void> } | { holder: Holder }> {
  const path = lockOf(dataDir, name)
  const mine = `${path}.${randomBytes(8).toString('hex')}`
  const holder: Holder = { pid: process.pid, start: (await startOf(process.pid)) ?? '' }
  await writeFile(mine, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
  try {
    // A hard link appears at once and with its content, so nobody ever reads a lock that is half written.
    while (!(await linked(mine, path))) {
      const other = await readHolder(path)
      if (other) return { holder: other }
      await removeDead(path)
    }
    return { release: () => rm(path, { force: true }) }
  } finally {
    await rm(mine, { force: true })
  }
}

/** Makes DATA_DIR where need be and takes it for this process, or throws a {@link StartProblem} that says who has it. */
export async function holdFolder(dataDir: string): Promise<() => Promise<void>> {
  await openDataFolder(dataDir)
  const taken = await takeFolder(dataDir)
  if ('release' in taken) return taken.release
  throw new StartProblem(
    `Another hub (process ${taken.holder.pid}) runs on the data folder ${dataDir}. Stop it, or give this one a folder and a port of its own: DATA_DIR=.data-2 PORT=3001 npm start`,
  )
}

/** The hub that runs on this data folder, if one does. */
export const findHolder = (dataDir: string): Promise<Holder | undefined> => readHolder(lockOf(dataDir))

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes the lock of a hub that was killed. Of several starters who found it dead one holds the guard and looks again:
 * without it, a slow one would remove the lock that a fast one has taken since.
 */
async function removeDead(path: string): Promise<void> {
  const guard = `${path}.breaking`
  if (!(await made(guard))) {
    const { mtimeMs } = await stat(guard).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > GUARD_MS) await rmdir(guard).catch(() => undefined)
    return sleep(10)
  }
  try {
    if (!(await readHolder(path))) await rm(path, { force: true })
  } finally {
    await rmdir(guard).catch(() => undefined)
  }
}

async function made(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const { pid, start } = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>
    if (typeof pid !== 'number' || typeof start !== 'string') return undefined
    return (await startOf(pid)) === start ? { pid, start } : undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}
