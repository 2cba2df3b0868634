import { expect, test } from 'vitest'
import { parseEnv } from '#lib/env.ts'
import { checkKey, environmentKeyProvider } from '#lib/vault/index.ts'
import { describeKeyDuty, describeKeys, describeWrongKey, findKeyState } from './key-state.ts'
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
  expect(await findKeyState(prisma, envOf(KEY))).toMatchObject({ ok: true, kekId: id, current: id })
  expect(await findKeyState(prisma, envOf(OTHER_KEY))).toMatchObject({ ok: false, expected: [id] })
})

test('several keys that are all needed are named as such', () => {
  expect(describeKeys(['3f2a'])).toBe('key with the id 3f2a')
  expect(describeKeys(['3f2a', '9c01'])).toBe('keys with the ids 3f2a and 9c01')
})

test('each way in which keys do not fit is one sentence with ids, what is expected, and what to do', () => {
  const say = (reason: 'wrong' | 'unfinished' | 'replaced', given: string[]) =>
    describeWrongKey({ ok: false, reason, expected: ['3f2a'], given })
  expect(say('wrong', ['9c01'])).toMatch(
    /is not the key .*: it expects the key with the id 3f2a, given was the one with the id 9c01\. Start with/,
  )
  expect(say('wrong', ['9c01', '77aa'])).toMatch(
    /given were 9c01 \(HUB_ENCRYPTION_KEY\) and 77aa \(HUB_ENCRYPTION_KEY_PREVIOUS\)/,
  )
  expect(say('unfinished', ['9c01'])).toMatch(
    /not finished.*the key with the id 3f2a.*as HUB_ENCRYPTION_KEY_PREVIOUS, until npm run rotate-keys says/,
  )
  expect(say('replaced', ['9c01'])).toMatch(/is being changed.*the key with the id 3f2a.*new key as HUB_ENCRYPTION_KEY/)
})

test('what is left to do with keys that fit is said, else nothing', () => {
  const env = envOf(KEY)
  const found = { ok: true, kekId: '3f2a', current: '3f2a', unused: [] } as const
  expect(describeKeyDuty({ ...found, unused: [] }, env)).toBeUndefined()
  expect(describeKeyDuty({ ...found, unused: [], current: '9c01' }, env)).toMatch(
    /new one \(id 3f2a\).*9c01.*Run npm run rotate-keys/,
  )
  expect(describeKeyDuty({ ...found, unused: ['9c01'] }, env)).toMatch(
    /_PREVIOUS \(id 9c01\) is needed by nothing.*Remove it/,
  )
})
