import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { descendants, findChild, health, OWNER, signUp, start } from './hub-process.fixture.ts'
import { keysFileOf } from './keys.ts'
import { ROOT } from './source-hash.ts'

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
