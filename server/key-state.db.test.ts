import { expect, test } from 'vitest'
import { parseEnv } from '#lib/env.ts'
import { checkKey, environmentKeyProvider } from '#lib/vault/index.ts'
import { describeKeys, findKeyState } from './key-state.ts'
import type { KeyedEnv } from './keys.ts'
import { testDb } from './test-db.ts'

const { prisma } = await testDb()
const KEY = 'q0Ww1n7GqN3mJm9q2o7mY6p3TfK5lGxqk1oYF0u8r2s='
const OTHER_KEY = 'pX2dJ7u0m8C1wVh5zQ9yKf3bN6rTgLeAoS4iDkEMvU8='

function envOf(key: string): KeyedEnv {
  const parsed = parseEnv({ HUB_ENCRYPTION_KEY: key, HUB_SESSION_SECRET: 'fake-test-session-9f2c7be1d04a638e5' })
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.env as KeyedEnv
}

test('looking at the key of a new database leaves nothing that would bind the database to it', async () => {
  expect(await findKeyState(prisma, envOf(OTHER_KEY))).toMatchObject({ ok: true })
  expect(await prisma.keyCheck.count()).toBe(0)
  const { id } = environmentKeyProvider({ key: KEY, previous: undefined })
  await checkKey(prisma, environmentKeyProvider({ key: KEY, previous: undefined }))
  expect(await findKeyState(prisma, envOf(KEY))).toEqual({ ok: true, kekId: id })
  expect(await findKeyState(prisma, envOf(OTHER_KEY))).toMatchObject({ ok: false, expected: [id] })
})

test('several keys that are all needed are named as such', () => {
  expect(describeKeys(['3f2a'])).toBe('key with the id 3f2a')
  expect(describeKeys(['3f2a', '9c01'])).toBe('keys with the ids 3f2a and 9c01')
})
