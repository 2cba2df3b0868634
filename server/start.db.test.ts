import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { childEnvironment } from '#lib/env.ts'
import { type Hub, type HubOptions, startHub } from '../e2e/hub.ts'
import { findFreePort } from './free-port.ts'
import { keysFileOf } from './keys.ts'
import { isAlive } from './processes.ts'

const run = promisify(execFile)
const OWNER = { name: 'Ada', email: 'ada@acme.example', password: 'fake-owner-password-9f2c', project_name: 'Acme' }

async function start(options?: HubOptions): Promise<Hub> {
  const hub = await startHub(options)
  onTestFinished(hub.remove)
  return hub
}

/** Every process below one, by /proc or ps. */
async function descendants(pid: number): Promise<{ pid: number; command: string }[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,args='])
  const all = stdout.split('\n').flatMap((line) => {
    const [, own, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return own ? [{ pid: Number(own), parent: Number(parent), command: command ?? '' }] : []
  })
  const below = (parent: number): typeof all =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)])
  return below(pid)
}

async function findChild(hub: Hub, words: string): Promise<number> {
  const child = (await descendants(hub.pid)).find(({ command }) => command.includes(words))
  if (!child) throw new Error(`no ${words} below the hub`)
  return child.pid
}

const health = async (hub: Hub) => (await fetch(`${hub.url}/api/health`)).json()
const ownerExists = async (hub: Hub) => (await fetch(`${hub.url}/api/setup`)).json()
const signUp = (hub: Hub) =>
  fetch(`${hub.url}/api/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify(OWNER),
  })

/** Starts the product where it is expected to refuse; answers its exit code and what it said. */
function refusal(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env: childEnvironment(env) })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, said: Buffer.concat(chunks).toString() })),
  )
}

test('SIGTERM stops everything, with exit code 0 and no process left', { timeout: 120_000 }, async () => {
  const hub = await start()
  expect(await health(hub)).toEqual({ status: 'ok', missing: [] })
  const all = await descendants(hub.pid)
  expect(all.map(({ command }) => command).join('\n')).toMatch(/postgres -D .*\n(.*\n)*.*web-child/)
  expect(await hub.stop()).toBe(0)
  expect(await Promise.all(all.map(({ pid }) => isAlive(pid)))).not.toContain(true)
  expect(hub.output()).toContain('nothing is left running')
})

test('after kill -9 the same folder starts again, with what was written', { timeout: 60_000 }, async () => {
  const first = await start()
  expect((await signUp(first)).status).toBe(201)
  const web = await findChild(first, 'web-child')
  process.kill(first.pid, 'SIGKILL')
  await expect.poll(() => isAlive(web), { timeout: 5_000 }).toBe(false)
  const second = await start({ dataDir: first.dataDir })
  expect(await ownerExists(second)).toEqual({ owner_exists: true })
})

test('a killed PostgreSQL and a killed page renderer come back while the hub stays', { timeout: 60_000 }, async () => {
  const hub = await start()
  process.kill(await findChild(hub, 'postgres -D'), 'SIGKILL')
  await expect.poll(() => health(hub), { timeout: 5_000 }).toEqual({ status: 'ok', missing: [] })
  expect(await ownerExists(hub)).toEqual({ owner_exists: false })
  process.kill(await findChild(hub, 'web-child'), 'SIGKILL')
  await expect.poll(async () => (await fetch(hub.url)).status, { timeout: 10_000 }).toBe(200)
  expect(await isAlive(hub.pid)).toBe(true)
})

test('a second hub on the folder, and one on the port, are told what to do', { timeout: 60_000 }, async () => {
  const hub = await start()
  const port = new URL(hub.url).port
  const folder = await refusal({ DATA_DIR: hub.dataDir, PORT: String(await findFreePort()) })
  expect(folder).toMatchObject({
    code: 1,
    said: expect.stringContaining(`Another hub (process ${hub.pid}) runs on the data folder`),
  })
  const unused = `${hub.dataDir}-unused`
  const taken = await refusal({ DATA_DIR: unused, PORT: port })
  expect(taken).toMatchObject({ code: 1, said: expect.stringContaining(`Port ${port} is taken by another program`) })
  await expect(stat(unused)).rejects.toThrow(/ENOENT/)
  expect(await health(hub)).toEqual({ status: 'ok', missing: [] })
})

async function stoppedHub(): Promise<Hub> {
  const hub = await start()
  await hub.stop()
  return hub
}

test('with another encryption key it refuses to listen and says which key is expected', {
  timeout: 60_000,
}, async () => {
  const { dataDir } = await stoppedHub()
  const port = await findFreePort()
  const wrong = createHash('sha256').update('another key').digest('base64')
  const refused = refusal({ DATA_DIR: dataDir, PORT: String(port), HUB_ENCRYPTION_KEY: wrong })
  const listened = await Promise.race([refused.then(() => false), waitForPort(port)])
  const { code, said } = await refused
  expect(listened).toBe(false)
  expect(code).toBe(1)
  expect(said).toMatch(/it expects the key with the id [0-9a-f]{8}, given was the one with the id [0-9a-f]{8}/)
  expect(said).not.toContain(wrong)
})

async function waitForPort(port: number): Promise<boolean> {
  for (;;) {
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      )
    )
      return true
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('neither the page renderer’s environment nor anything printed holds a key or the database’s password', {
  timeout: 60_000,
}, async () => {
  const hub = await start()
  await signUp(hub)
  const { encryptionKey, sessionSecret } = JSON.parse(await readFile(keysFileOf(hub.dataDir), 'utf8'))
  const { password } = JSON.parse(await readFile(join(hub.dataDir, 'postgres.json'), 'utf8'))
  const web = await findChild(hub, 'web-child')
  const environment = await readFile(`/proc/${web}/environ`, 'utf8').catch(() => '')
  for (const secret of [encryptionKey, sessionSecret, password, OWNER.password]) {
    expect(environment).not.toContain(secret)
    expect(hub.output()).not.toContain(secret)
  }
  expect(environment).not.toContain('DATABASE_URL')
  expect(await readdir(hub.dataDir)).toEqual(expect.arrayContaining(['keys.json', 'postgres.json']))
})

test('a stop in the middle of a start leaves nothing behind either', { timeout: 60_000 }, async () => {
  const { dataDir } = await stoppedHub()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: childEnvironment({ DATA_DIR: dataDir, PORT: String(await findFreePort()) }),
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk) => String(chunk).includes('Database') && resolve()),
  )
  const below = await descendants(child.pid ?? 0)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(await Promise.all(below.map(({ pid }) => isAlive(pid)))).not.toContain(true)
})

test('doctor and owner:reset work beside the running hub and without it', { timeout: 60_000 }, async () => {
  const hub = await start()
  await signUp(hub)
  const env = childEnvironment({ DATA_DIR: hub.dataDir, PORT: new URL(hub.url).port })
  const tool = (name: string) => run(process.execPath, [join(import.meta.dirname, name)], { env })
  expect((await tool('doctor.ts')).stdout).toMatch(
    /✓ Database +embedded, of the running hub[\s\S]*✓ Keys[\s\S]*Everything is well/,
  )
  const { stdout } = await tool('owner-reset.ts')
  const password = /shown this once: (\S+)/.exec(stdout)?.[1] ?? ''
  const signIn = await fetch(`${hub.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify({ email: OWNER.email, password }),
  })
  expect(signIn.status).toBe(200)
  await hub.stop()
  expect((await tool('doctor.ts')).stdout).toMatch(/✓ Database +embedded, started for this check/)
  await writeFile(
    keysFileOf(hub.dataDir),
    JSON.stringify({
      encryptionKey: createHash('sha256').update('x').digest('base64'),
      sessionSecret: 'fake-test-session-9f2c7be1d04a638e5',
    }),
  )
  await expect(tool('doctor.ts')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/✗ Keys +the database expects the key/),
  })
})
