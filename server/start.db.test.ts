import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { childEnvironment } from '#lib/env.ts'
import { findFreePort } from './free-port.ts'
import { descendants, findChild, health, ownerExists, signUp, start, stoppedHub } from './hub-process.fixture.ts'
import { isAlive } from './processes.ts'

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
