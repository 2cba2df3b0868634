import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { decodeKey, type Env, parseEnv } from '#lib/env.ts'
import { keysFileOf, withKeys } from './keys.ts'

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
