import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { decodeKey, type Env, parseEnv } from '#lib/env.ts'
import { changeKeysFile } from './change-keys-file.ts'
import { keyProviderOf, keysFileOf, withKeys } from './keys.ts'

async function emptyEnv(more: Record<string, string> = {}): Promise<Env> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-keys-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const parsed = parseEnv({ DATA_DIR: dataDir, ...more })
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.env
}

test('keys are made once, for this user alone, and found again', async () => {
  const env = await emptyEnv()
  const first = await withKeys(env)
  expect(decodeKey(first.encryptionKey)).toHaveLength(32)
  expect(first.sessionSecret.length).toBeGreaterThanOrEqual(32)
  expect((await stat(keysFileOf(env.dataDir))).mode & 0o777).toBe(0o600)
  expect(await withKeys(env)).toEqual(first)
})

test('keys that are made would be accepted from the environment as well', async () => {
  const { encryptionKey, sessionSecret } = await withKeys(await emptyEnv())
  const parsed = parseEnv({ HUB_ENCRYPTION_KEY: encryptionKey, HUB_SESSION_SECRET: sessionSecret })
  expect(parsed).not.toHaveProperty('problems')
})

test('a key of the environment wins over the file', async () => {
  const given = 'q0Ww1n7GqN3mJm9q2o7mY6p3TfK5lGxqk1oYF0u8r2s='
  const env = await emptyEnv({ HUB_ENCRYPTION_KEY: given })
  await withKeys({ ...env, encryptionKey: undefined })
  const keyed = await withKeys(env)
  expect(keyed.encryptionKey).toBe(given)
  expect(await readFile(keysFileOf(env.dataDir), 'utf8')).not.toContain(given)
})

test.each(['', '{', '{}', '{"encryptionKey":"c2hvcnQ=","sessionSecret":"short"}'])(
  'a damaged file (%s) is refused instead of replaced',
  async (content) => {
    const env = await emptyEnv()
    await writeFile(keysFileOf(env.dataDir), content)
    await expect(withKeys(env)).rejects.toThrow(/keys\.json is damaged/)
    expect(await readFile(keysFileOf(env.dataDir), 'utf8')).toBe(content)
  },
)

test.each(['postgres.json', 'postgres'])('a lost file is asked for, not replaced, where there is %s', async (made) => {
  const env = await emptyEnv()
  await writeFile(join(env.dataDir, made), '')
  await expect(withKeys(env)).rejects.toThrow(/keys\.json is missing, .*Put the file back from a backup/)
  await expect(stat(keysFileOf(env.dataDir))).rejects.toThrow(/ENOENT/)
})

test('the same key as current and as the one before is told, in base64 or hex, without showing it', async () => {
  const key = 'q0Ww1n7GqN3mJm9q2o7mY6p3TfK5lGxqk1oYF0u8r2s='
  const hex = Buffer.from(key, 'base64').toString('hex')
  for (const HUB_ENCRYPTION_KEY_PREVIOUS of [key, hex]) {
    const refused = withKeys(await emptyEnv({ HUB_ENCRYPTION_KEY: key, HUB_ENCRYPTION_KEY_PREVIOUS }))
    await expect(refused).rejects.toThrow(/are the same key.*remove HUB_ENCRYPTION_KEY_PREVIOUS/)
    await expect(refused).rejects.not.toThrow(key)
  }
})

/** An environment whose keys are in a file, and what the file holds. */
async function filedEnv() {
  const env = await withKeys(await emptyEnv())
  const path = keysFileOf(env.dataDir)
  const read = async () => JSON.parse(await readFile(path, 'utf8'))
  return { env, path, read, file: { dataDir: env.dataDir, path, newKey: true, fits: async () => true } }
}

test('a new key is in the file beside the one before while it is changed, and alone when that is done', async () => {
  const { env, path, read, file } = await filedEnv()
  const done = await changeKeysFile(file, async (keys, begun) => {
    expect(begun).toBe('now')
    expect(keys.previousEncryptionKey).toBe(env.encryptionKey)
    expect(await read()).toEqual(keys)
    // Whoever starts meanwhile has both.
    expect(await withKeys(await sameFolder(env))).toMatchObject(keys)
    return true
  })
  expect(done).toBe(true)
  const after = await read()
  expect(Object.keys(after)).toEqual(['encryptionKey', 'sessionSecret'])
  expect(after.encryptionKey).not.toBe(env.encryptionKey)
  expect(after.sessionSecret).toBe(env.sessionSecret)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a change that did not come to its end keeps both keys, and the next run goes on with them', async () => {
  const { env, read, file } = await filedEnv()
  expect(await changeKeysFile(file, async () => false)).toBe(false)
  const both = await read()
  expect(both.previousEncryptionKey).toBe(env.encryptionKey)
  await expect(changeKeysFile(file, () => Promise.reject(new Error('the database is away')))).rejects.toThrow('away')
  expect(await read()).toEqual(both)
  for (const newKey of [false, true])
    await changeKeysFile({ ...file, newKey }, async (keys, begun) => {
      expect([keys, begun]).toEqual([both, 'before'])
      return false
    })
  await changeKeysFile({ ...file, newKey: false }, async () => true)
  expect(await read()).toEqual({ encryptionKey: both.encryptionKey, sessionSecret: both.sessionSecret })
})

test('keys that do not fit are asked about before a new one is made, and stay as they are', async () => {
  const { env, read, file } = await filedEnv()
  const before = await read()
  const asked: unknown[] = []
  const fits = async (keys: unknown) => {
    asked.push(keys, await read())
    return false
  }
  expect(await changeKeysFile({ ...file, fits }, () => Promise.reject(new Error('went on')))).toBe(false)
  expect(asked).toEqual([before, before])
  expect(await read()).toEqual(before)
  expect(before.encryptionKey).toBe(env.encryptionKey)
})

test('two at once do not both make a key: the second is told to wait', async () => {
  const { file, read } = await filedEnv()
  await changeKeysFile(file, async () => {
    const first = await read()
    await expect(changeKeysFile(file, async () => true)).rejects.toThrow(/under way already \(process \d+\). Wait/)
    expect(await read()).toEqual(first)
    return true
  })
})

test('a process that runs finds the new key in the file when it meets it', async () => {
  const { env, file } = await filedEnv()
  const running = keyProviderOf(env)
  await changeKeysFile(file, async (keys) => {
    const changing = keyProviderOf({ ...env, ...keys })
    const wrapped = await changing.wrap(changing.id, Buffer.alloc(32, 7), ['p'])
    expect(await running.unwrap(changing.id, wrapped, ['p'])).toEqual(Buffer.alloc(32, 7))
    expect(running.ids).toEqual(changing.ids)
    return true
  })
  expect(await running.holds('feedbeef')).toBe(false)
  expect(running.ids).toHaveLength(1)
})

async function sameFolder({ dataDir }: Env): Promise<Env> {
  const parsed = parseEnv({ DATA_DIR: dataDir })
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.env
}
