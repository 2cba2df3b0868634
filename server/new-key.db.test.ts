import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { testValuesOf } from '#lib/accounts/project.fixture.ts'
import { childEnvironment } from '#lib/env.ts'
import { startHub } from '../e2e/hub.ts'
import { keysFileOf } from './keys.ts'

const run = promisify(execFile)
const OWNER = { name: 'Ada', email: 'ada@acme.example', password: 'fake words on a slow ferry', project_name: 'Acme' }

test('a hub that runs goes on with the new key that rotate-keys makes, without a restart', {
  timeout: 120_000,
}, async () => {
  const hub = await startHub()
  onTestFinished(hub.remove)
  let cookie = ''
  const send = async (path: string, json?: unknown) => {
    const answer = await fetch(hub.url + path, {
      method: json === undefined ? 'GET' : 'POST',
      headers: { cookie, origin: hub.url, 'content-type': 'application/json' },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
    cookie ||= answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return JSON.parse((await answer.text()).trim().split('\n').at(-1)!)
  }
  const rotate = async (...args: string[]) => {
    const env = childEnvironment({ DATA_DIR: hub.dataDir, PORT: new URL(hub.url).port })
    return (await run(process.execPath, [join(import.meta.dirname, 'rotate-keys.ts'), ...args], { env })).stdout
  }
  const keys = async () => JSON.parse(await readFile(keysFileOf(hub.dataDir), 'utf8'))

  await send('/api/sign-up', OWNER)
  const link = async () => {
    const { configs } = await send('/api/connectors/udemy')
    const { id: config_id } = configs.find(({ environment }: { environment: string }) => environment === 'sandbox')
    return send('/api/accounts', { attempt: randomUUID(), config_id, values: await testValuesOf('good') })
  }
  const { account } = await link()
  const check = () => send(`/api/accounts/${account.id}/check`, {})
  const before = await keys()

  expect(await rotate('--new-key')).toMatch(/A new encryption key[\s\S]*The only data key is now wrapped by key id/)
  const after = await keys()
  expect(after).toEqual({ encryptionKey: expect.any(String), sessionSecret: before.sessionSecret })
  expect(after.encryptionKey).not.toBe(before.encryptionKey)
  expect((await stat(keysFileOf(hub.dataDir))).mode & 0o777).toBe(0o600)

  // What was sealed before opens, and a project that has no data key yet makes one with the key of the file.
  expect(await check()).toMatchObject({ type: 'done' })
  expect(await rotate('--all-projects')).toMatch(/Acme .*data key version 2 begins, 1 record to[\s\S]*is destroyed/)
  expect(await check()).toMatchObject({ type: 'done' })
  await send('/api/projects', { name: 'Beta' })
  expect(await link()).toMatchObject({ type: 'done' })
  expect(await send('/api/health')).toEqual({ status: 'ok', missing: [] })
  expect(hub.output()).not.toContain(after.encryptionKey)
})
