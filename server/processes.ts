import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether a process with this id exists (a zombie counts as gone on Linux). */
export async function isAlive(pid: number): Promise<boolean> {
  if (!answersSignals(pid)) return false
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // It may have ended between the two questions; where there is no /proc, the signal alone tells.
  return stat === undefined ? answersSignals(pid) : !/\) [ZX] /.test(stat)
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When a process started, in whatever unit the system tells it; undefined when it is gone. With the id it names a
 * process for good: an id alone is given again to another one.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (!(await isAlive(pid))) return undefined
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return ps(pid, 'lstart')
}

/** The name of the program a process runs, without its folder; undefined when it is gone. */
export async function programOf(pid: number): Promise<string | undefined> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ps(pid, 'comm'))
  return name && basename(name.trim())
}

/** The command line of a process, undefined when it is gone. */
export async function commandOf(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  return line?.replaceAll('\0', ' ').trim() || ps(pid, 'command')
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  const answer = await run('ps', ['-o', `${column}=`, '-p', String(pid)]).catch(() => undefined)
  return answer?.stdout.trim() || undefined
}

/** Waits until a process is gone; false when it still lives after `ms`. */
export async function waitForEnd(pid: number, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms
  while (await isAlive(pid)) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}

/** Sends `signals` one after the other, `ms` apart, until the process is gone. */
export async function stopProcess(pid: number, signals: NodeJS.Signals[], ms: number): Promise<boolean> {
  for (const signal of signals) {
    try {
      process.kill(pid, signal)
    } catch {
      return true
    }
    if (await waitForEnd(pid, ms)) return true
  }
  return false
}
