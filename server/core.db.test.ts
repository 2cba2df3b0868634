import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createDb } from '#lib/db.ts'
import { parseEnv } from '#lib/env.ts'
import { createLog } from '#lib/log.ts'
import { environmentKeyProvider, rewrapDataKeys } from '#lib/vault/index.ts'
import { startCore } from './core.ts'
import { findHealth } from './health.ts'
import type { KeyedEnv } from './keys.ts'
import { createReadiness } from './readiness.ts'
import { TEMPLATE } from './test-database.ts'
import { testDatabase, testDb } from './test-db.ts'

const { url: databaseUrl, prisma } = await testDb()
const KEY = 'q0Ww1n7GqN3mJm9q2o7mY6p3TfK5lGxqk1oYF0u8r2s='
const OTHER_KEY = 'pX2dJ7u0m8C1wVh5zQ9yKf3bN6rTgLeAoS4iDkEMvU8='

function envOf(more: Record<string, string> = {}): KeyedEnv {
  const keys = { HUB_ENCRYPTION_KEY: KEY, HUB_SESSION_SECRET: 'fake-test-session-9f2c7be1d04a638e5' }
  const parsed = parseEnv({ ...keys, HUB_ENV: 'test', ...more })
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.env as KeyedEnv
}

/** Core on the real Node server, as the front door hands requests to it. */
async function serve(env = envOf()): Promise<string> {
  const core = await startCore(env, databaseUrl, createLog({ level: 'silent', readable: false }))
  const server = createServer((request, response) => void core.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.close()
    server.closeAllConnections()
    await core.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('core answers on the real server', async () => {
  const answer = await fetch(`${await serve()}/api/setup`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ owner_exists: false })
})

test('a key that is not the one the database was sealed with is refused, and its id told', async () => {
  await serve()
  const expected = (await prisma.keyCheck.findFirstOrThrow()).kekId
  const wrong = serve(envOf({ HUB_ENCRYPTION_KEY: OTHER_KEY }))
  await expect(wrong).rejects.toThrow(`it expects the key with the id ${expected}`)
  await expect(wrong).rejects.not.toThrow(OTHER_KEY)
})

const large = JSON.stringify({ filler: 'x'.repeat(1024 * 1024) })
const inChunks = () =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(large))
      controller.close()
    },
  })

test.each([
  ['declares its length', () => large],
  ['comes in chunks', inChunks],
])('a body above 1 MiB that %s is refused', async (_, body) => {
  const url = await serve()
  const headers = { 'content-type': 'application/json', origin: 'http://localhost:3000' }
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers,
    body: body(),
    duplex: 'half',
  } as RequestInit)
  expect(answer.status).toBe(413)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(await answer.json()).toMatchObject({ kind: 'too_large', status: 413, statusCode: 413 })
})

test('the owner that the environment asks for is made once', async () => {
  const env = envOf({ HUB_ADMIN_EMAIL: 'ada@acme.example', HUB_ADMIN_PASSWORD: 'fake-owner-password-9f2c' })
  await serve(env)
  await serve(env)
  expect(await prisma.person.count()).toBe(1)
})

test('a core whose key was changed without it goes on answering, and health says what it lacks', async () => {
  const { url, drop } = await testDatabase({ template: TEMPLATE })
  const { prisma, close } = createDb(url)
  const core = await startCore(envOf(), url, createLog({ level: 'silent', readable: false }))
  onTestFinished(async () => {
    await core.close()
    await close()
    await drop()
  })
  const readiness = createReadiness()
  for (const part of ['database', 'migrations', 'web'] as const) readiness.ready(part)
  const health = () => findHealth(readiness, async () => 1, core.hasKey)
  expect(await health()).toEqual({ status: 'ok', missing: [] })
  await rewrapDataKeys({ prisma, keyProvider: environmentKeyProvider({ key: OTHER_KEY, previous: KEY }) })
  expect(await health()).toEqual({ status: 'starting', missing: ['encryption key'] })
})

test('health asks the database itself and names what is missing', async () => {
  const readiness = createReadiness()
  expect(await findHealth(readiness, async () => 1)).toEqual({
    status: 'starting',
    missing: ['database', 'migrations', 'web'],
  })
  for (const part of ['database', 'migrations', 'web'] as const) readiness.ready(part)
  expect(await findHealth(readiness, async () => 1)).toEqual({ status: 'ok', missing: [] })
  expect(await findHealth(readiness, () => Promise.reject(new Error('gone')))).toEqual({
    status: 'starting',
    missing: ['database'],
  })
  expect(await findHealth(readiness, () => new Promise(() => undefined))).toEqual({
    status: 'starting',
    missing: ['database'],
  })
})
