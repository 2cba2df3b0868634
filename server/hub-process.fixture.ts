import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { childEnvironment } from '#lib/env.ts'
import { type Hub, type HubOptions, startHub } from '../e2e/hub.ts'

/** The real, built product as a process, for tests of how it starts and stops. */

export const run = promisify(execFile)
export const OWNER = {
  name: 'Ada',
  email: 'ada@acme.example',
  password: 'fake-owner-password-9f2c',
  project_name: 'Acme',
}

/** Gone when the test ends. */
export async function start(options?: HubOptions): Promise<Hub> {
  const hub = await startHub(options)
  onTestFinished(hub.remove)
  return hub
}

/** Every process below one, by ps. */
export async function descendants(pid: number): Promise<{ pid: number; command: string }[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,args='])
  const all = stdout.split('\n').flatMap((line) => {
    const [, own, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return own ? [{ pid: Number(own), parent: Number(parent), command: command ?? '' }] : []
  })
  const below = (parent: number): typeof all =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)])
  return below(pid)
}

export async function findChild(hub: Hub, words: string): Promise<number> {
  const child = (await descendants(hub.pid)).find(({ command }) => command.includes(words))
  if (!child) throw new Error(`no ${words} below the hub`)
  return child.pid
}

export const health = async (hub: Hub) => (await fetch(`${hub.url}/api/health`)).json()
export const ownerExists = async (hub: Hub) => (await fetch(`${hub.url}/api/setup`)).json()
export const signUp = (hub: Hub) =>
  fetch(`${hub.url}/api/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify(OWNER),
  })

/** Starts the product where it is expected to refuse; answers its exit code and what it said. */
export function refusal(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env: childEnvironment(env) })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, said: Buffer.concat(chunks).toString() })),
  )
}

/** A hub that has been started and stopped once. */
export async function stoppedHub(): Promise<Hub> {
  const hub = await start()
  await hub.stop()
  return hub
}
