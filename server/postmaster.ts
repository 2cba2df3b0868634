import { readdir, readFile, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOf, isAlive } from './processes.ts'

/** A PostgreSQL server as its `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number
  folder: string
  port: number
  /** starting | stopping | ready | standby */
  status: string
}

const pidFileOf = (folder: string) => join(folder, 'postmaster.pid')

/** What `postmaster.pid` in `folder` says, whether or not that process lives. */
export async function readPostmaster(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(pidFileOf(folder), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [pid, directory = '', , port, , , , status = ''] = text.split('\n')
  return { pid: Number(pid), folder: directory, port: Number(port), status: status.trim() }
}

/**
 * Whether that process really is a PostgreSQL on our folder: after a crash its id may be anybody's.
 * On Linux its working folder tells (a server works inside its cluster); elsewhere its command line does.
 */
export async function isOurPostmaster(found: Postmaster, folder: string): Promise<boolean> {
  if (!(found.pid > 1) || !(await isAlive(found.pid))) return false
  const command = (await commandOf(found.pid)) ?? ''
  if (!/\bpostgres\b/.test(command.split(' ')[0] ?? '')) return false
  const cwd = await readlink(`/proc/${found.pid}/cwd`).catch(() => undefined)
  return cwd ? cwd === folder : found.folder === folder && command.includes(folder)
}

/**
 * Removes the pid file of a server that is gone. Postgres does so itself only where the id is free: a zombie (containers
 * without an init) or another program under that id would stop it for ever. Workers of the dead server leave first.
 */
export async function removePidFile(folder: string): Promise<void> {
  while (await hasWorkers(folder)) await sleep(50)
  await rm(pidFileOf(folder), { force: true })
}

/** Whether any process works inside `folder`; Linux alone can tell, elsewhere Postgres' own check stays in charge. */
async function hasWorkers(folder: string): Promise<boolean> {
  const ids = await readdir('/proc').catch(() => [])
  const places = await Promise.all(
    ids.filter((id) => /^\d+$/.test(id)).map((id) => readlink(`/proc/${id}/cwd`).catch(() => '')),
  )
  return places.includes(folder)
}
