import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { childEnvironment } from '#lib/env.ts'
import { type Hub, type HubOptions, startHub } from '../e2e/hub.ts'
import { findFreePort } from './free-port.ts'
import { keysFileOf } from './keys.ts'
import { isAlive } from './processes.ts'
import { ROOT } from './source-hash.ts'

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
  const killed = await findChild(hub, 'postgres -D')
  process.kill(killed, 'SIGKILL')
  // Right after the kill the last health may still be the good one: first another server, then its health.
  const another = async () => (await findChild(hub, 'postgres -D').catch(() => killed)) !== killed
  await expect.poll(another, { timeout: 10_000 }).toBe(true)
  await expect.poll(() => health(hub), { timeout: 10_000 }).toEqual({ status: 'ok', missing: [] })
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
  const ended = new AbortController()
  const listened = waitForPort(port, ended.signal)
  const { code, said } = await refused
  ended.abort()
  expect(await listened).toBe(false)
  expect(code).toBe(1)
  expect(said).toMatch(/it expects the key with the id [0-9a-f]{8}, given was the one with the id [0-9a-f]{8}/)
  expect(said).not.toContain(wrong)
})

/** Whether anything answers on the port before `ended`. */
async function waitForPort(port: number, ended: AbortSignal): Promise<boolean> {
  while (!ended.aborted) {
    const answered = fetch(`http://127.0.0.1:${port}/`, { signal: ended }).then(Boolean, () => false)
    if (await answered) return true
    await sleep(10)
  }
  return false
}

test('the page renderer serves every page with no right to read the data folder or another process', {
  timeout: 60_000,
}, async () => {
  const hub = await start()
  const { command } = (await descendants(hub.pid)).find((one) => one.command.includes('web-child')) ?? { command: '' }
  expect(command).toContain(' --permission ')
  expect(command.match(/--allow-\S+/g)?.every((flag) => flag.startsWith(`--allow-fs-read=${ROOT}/`))).toBe(true)
  expect(command).not.toContain(hub.dataDir)
  const cookie = (await signUp(hub)).headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const get = (path: string) => fetch(hub.url + path, { headers: { cookie }, redirect: 'manual' })
  for (const path of ['/accounts', '/accounts?link', '/connectors', '/connectors/udemy', '/icon.svg'])
    expect([path, (await get(path)).status]).toEqual([path, 200])
  for (const path of ['/nowhere', '/connectors/nothing']) expect([path, (await get(path)).status]).toEqual([path, 404])
  expect(hub.output()).not.toMatch(/ERR_ACCESS_DENIED|could not be drawn/)
})

test('no signal opens a debugger on core', { timeout: 60_000 }, async () => {
  const hub = await start()
  process.kill(hub.pid, 'SIGUSR1')
  expect(await health(hub)).toEqual({ status: 'ok', missing: [] })
  await hub.stop()
  expect(hub.output()).not.toContain('Debugger listening')
})

test('a keys.json that was lost is asked for before anything is touched', { timeout: 60_000 }, async () => {
  const { dataDir } = await stoppedHub()
  await rename(keysFileOf(dataDir), `${keysFileOf(dataDir)}.aside`)
  const refused = await refusal({ DATA_DIR: dataDir, PORT: String(await findFreePort()) })
  expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/keys\.json is missing.*from a backup/) })
  expect(await readdir(dataDir)).not.toContain('keys.json')
  expect(await readdir(dataDir)).not.toContain('hub.lock')
})

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
  // With a test origin, so that no test asks a real provider for anything.
  const elsewhere = { HUB_ENV: 'test', HUB_TEST_ORIGIN: 'http://127.0.0.1:4010' }
  const env = childEnvironment({ DATA_DIR: hub.dataDir, PORT: new URL(hub.url).port, ...elsewhere })
  const tool = (name: string) => run(process.execPath, [join(import.meta.dirname, name)], { env })
  expect((await tool('doctor.ts')).stdout).toMatch(
    /· Clock[\s\S]*✓ Database +embedded, of the running hub[\s\S]*✓ Keys[\s\S]*· Way out +not tried: HUB_TEST_ORIGIN[\s\S]*Everything is well/,
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
    stdout: expect.stringMatching(/✗ Keys +HUB_ENCRYPTION_KEY is not the key .* it expects the key/),
  })
})
