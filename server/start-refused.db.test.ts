import { createHash } from 'node:crypto'
import { readdir, rename, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findFreePort } from './free-port.ts'
import { health, refusal, start, stoppedHub } from './hub-process.fixture.ts'
import { keysFileOf } from './keys.ts'

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

test('a keys.json that was lost is asked for before anything is touched', { timeout: 60_000 }, async () => {
  const { dataDir } = await stoppedHub()
  await rename(keysFileOf(dataDir), `${keysFileOf(dataDir)}.aside`)
  const refused = await refusal({ DATA_DIR: dataDir, PORT: String(await findFreePort()) })
  expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/keys\.json is missing.*from a backup/) })
  expect(await readdir(dataDir)).not.toContain('keys.json')
  expect(await readdir(dataDir)).not.toContain('hub.lock')
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
