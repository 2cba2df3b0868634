import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOf, isAlive, programOf } from './processes.ts'
import { StartProblem } from './start-problem.ts'

/** A PostgreSQL server as its `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number
  folder: string
  port: number
  /** starting | stopping | ready | standby */
  status: string
}

/** How long the workers of a server that was killed may take to notice and leave, in milliseconds. */
const LEAVE_MS = 20_000

const pidFileOf = (folder: string) => join(folder, 'postmaster.pid')

/** What `postmaster.pid` in `folder` says, whether or not that process lives. */
export async function readPostmaster(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(pidFileOf(folder), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [pid, directory = '', , port, , , , status = ''] = text.split('\n')
  return { pid: Number(pid), folder: directory, port: Number(port), status: status.trim() }
}

/**
 * Whether that process really is a PostgreSQL on our folder (its real path): after a crash its id may be anybody's.
 * On Linux its working folder tells (a server works inside its cluster); elsewhere its command line does.
 */
export async function isOurPostmaster(found: Postmaster, folder: string): Promise<boolean> {
  if (!(found.pid > 1) || !(await isAlive(found.pid))) return false
  if ((await programOf(found.pid)) !== 'postgres') return false
  const cwd = await readlink(`/proc/${found.pid}/cwd`).catch(() => undefined)
  if (cwd) return cwd === folder
  const named = await realpath(found.folder).catch(() => found.folder)
  return named === folder && ((await commandOf(found.pid)) ?? '').includes(found.folder)
}

/**
 * Removes the pid file of a server that is gone. Postgres does so itself only where the id is free: a zombie (containers
 * without an init) or another program under that id would stop it for ever. Workers of the dead server leave first.
 * Throws {@link StartProblem} when they stay.
 */
export async function removePidFile(folder: string, patience = LEAVE_MS): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    const workers = await findWorkers(folder)
    if (workers.length === 0) break
    if (Date.now() > deadline)
      throw new StartProblem(
        `A PostgreSQL that was killed left processes at work in ${folder}. End them, then start again: kill ${workers.join(' ')}`,
      )
    await sleep(50)
  }
  await rm(pidFileOf(folder), { force: true })
}

/** PostgreSQL's processes inside `folder`; Linux alone can tell, elsewhere Postgres' own check stays in charge. */
async function findWorkers(folder: string): Promise<number[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter((id) => /^\d+$/.test(id)).map(Number)
  const found = await Promise.all(
    ids.map(async (id) => {
      const inside = (await readlink(`/proc/${id}/cwd`).catch(() => '')) === folder
      return inside && (await programOf(id)) === 'postgres' ? [id] : []
    }),
  )
  return found.flat()
}
