import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartProblem } from './start-problem.ts'

const isRoot = () => process.getuid?.() === 0

/**
 * Makes DATA_DIR, which only we may read, and proves that it can be written. As root, Postgres (another user) may pass
 * through to its own folder. A folder that was there keeps its mode: it may be `/tmp`, or shared; what we put there is
 * closed by itself. Throws {@link StartProblem} with what is in the way.
 */
export async function openDataFolder(dataDir: string): Promise<void> {
  try {
    const made = await mkdir(dataDir, { recursive: true, mode: 0o700 })
    if (made) await chmod(dataDir, isRoot() ? 0o711 : 0o700)
    else if (isRoot()) await letPass(dataDir)
    const probe = join(dataDir, `.probe-${randomBytes(4).toString('hex')}`)
    await writeFile(probe, 'x')
    await rm(probe)
  } catch (error) {
    throw new StartProblem(describeFolderError(dataDir, error as NodeJS.ErrnoException))
  }
}

/** Postgres may pass into an empty folder (a mounted volume) and into one with its cluster; nothing else changes. */
async function letPass(folder: string): Promise<void> {
  const names = await readdir(folder)
  if (names.length > 0 && !names.includes('postgres')) return
  await chmod(folder, ((await stat(folder)).mode & 0o7777) | 0o011)
}

/** One sentence for a file error in the data folder, with what to do next. */
export function describeFolderError(path: string, error: NodeJS.ErrnoException): string {
  const elsewhere = 'or choose another folder: DATA_DIR=/path/to/folder npm start'
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
      return `The data folder ${path} cannot be written by this user. Give it to this user (chown -R), start as the user it belongs to, ${elsewhere}`
    case 'ENOTDIR':
    case 'EEXIST':
      return `The data folder ${path} cannot be made, because a file is in its place. Move that file, ${elsewhere}`
    case 'EROFS':
      return `The data folder ${path} is on a disk that is read-only. Make it writable, ${elsewhere}`
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk that holds the data folder ${path} is full. Free some space, ${elsewhere}`
    default:
      return `The data folder ${path} cannot be used (${error.code ?? error.message}). Check it, ${elsewhere}`
  }
}

/**
 * Writes a file that only we may read, all of it or nothing: a kill in the middle leaves the old content, and once it
 * is written a power cut leaves the new one. Written as root in place of a user's file, it stays that user's.
 */
export async function writePrivate(path: string, content: string): Promise<void> {
  // Made here and nowhere before: DATA_DIR may be a folder in which others can leave files and links.
  const fresh = `${path}.${randomBytes(8).toString('hex')}.new`
  const file = await open(fresh, 'wx', 0o600)
  try {
    await file.writeFile(content)
    const before = isRoot() ? await stat(path).catch(() => undefined) : undefined
    if (before) await file.chown(before.uid, before.gid)
    await file.sync()
    await rename(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  } finally {
    await file.close()
  }
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

/** The content of a JSON file of ours, undefined when there is none. Throws {@link StartProblem} when it is damaged. */
export async function readPrivate(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (error instanceof SyntaxError) throw new StartProblem(`The file ${path} is damaged. Put it back from a backup.`)
    throw new StartProblem(describeFolderError(path, error as NodeJS.ErrnoException))
  }
}
