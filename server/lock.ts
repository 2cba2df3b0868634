import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startOf } from './processes.ts'

interface Holder {
  pid: number
  /** {@link startOf} of the holder: after a crash its id may belong to someone else. */
  start: string
}

const lockOf = (dataDir: string) => join(dataDir, 'hub.lock')

/**
 * Takes the data folder for this process: one hub per folder. Answers the living holder instead when there is one.
 * A holder that was killed is recognised by its process id and start time, and is replaced.
 */
export async function takeFolder(dataDir: string): Promise<{ release: () => Promise<void> } | { holder: Holder }> {
  const path = lockOf(dataDir)
  const mine = `${path}.${process.pid}`
  const holder: Holder = { pid: process.pid, start: (await startOf(process.pid)) ?? '' }
  await writeFile(mine, JSON.stringify(holder), { mode: 0o600 })
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

/** Two starters may find the same dead lock; whoever moved a living one away by mistake puts it back. */
async function removeDead(path: string): Promise<void> {
  const aside = `${path}.dead.${process.pid}`
  await rename(path, aside).catch(() => undefined)
  if (await readHolder(aside)) await linked(aside, path)
  await rm(aside, { force: true })
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
