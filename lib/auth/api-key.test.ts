import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { apiKeyFrom, apiKeyHint, hashApiKey, isApiKey, newApiKey } from './api-key.ts'

const basic = (user: string, password = '') => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

test('a new key is recognised, and no two are alike', () => {
  const keys = Array.from({ length: 1000 }, newApiKey)
  expect(new Set(keys).size).toBe(1000)
  for (const key of keys) {
    expect(key).toMatch(/^hub_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}$/)
    expect(isApiKey(key)).toBe(true)
  }
})

test('every single mistyped character is noticed', () => {
  const key = newApiKey()
  for (let index = 0; index < key.length; index++) {
    const mistyped = key.slice(0, index) + (key[index] === 'x' ? 'y' : 'x') + key.slice(index + 1)
    // A changed prefix makes it a key of another make, which only the look-up can refuse.
    if (index >= 4) expect(isApiKey(mistyped)).toBe(false)
  }
})

test('a key of another make needs 24 printable characters', () => {
  expect(isApiKey('f'.repeat(24))).toBe(true)
  expect(isApiKey('f'.repeat(23))).toBe(false)
  expect(isApiKey('f'.repeat(257))).toBe(false)
  expect(isApiKey(`${'f'.repeat(24)}:`)).toBe(false)
  expect(isApiKey(`${'f'.repeat(24)} f`)).toBe(false)
  expect(isApiKey(`${'f'.repeat(24)}ü`)).toBe(false)
})

test('the key travels as Bearer or as the user name of Basic, whatever the password', () => {
  const key = newApiKey()
  expect(apiKeyFrom(`Bearer ${key}`)).toBe(key)
  expect(apiKeyFrom(`bearer   ${key} `)).toBe(key)
  expect(apiKeyFrom(basic(key))).toBe(key)
  expect(apiKeyFrom(basic(key, 'anything'))).toBe(key)
  expect(apiKeyFrom(`Basic ${Buffer.from(key).toString('base64')}`)).toBe(key)
})

test.each([
  '',
  'Bearer',
  'Bearer ',
  'Basic !!!',
  `Digest ${'f'.repeat(30)}`,
  `Bearer ${'f'.repeat(2000)}`,
  basic('', ''),
])('%j holds no key', (header) => {
  expect(apiKeyFrom(header)).toBeUndefined()
})

test('a key is stored as its SHA-256 and its last four characters', () => {
  const key = newApiKey()
  expect(hashApiKey(key).toString('hex')).toBe(createHash('sha256').update(key).digest('hex'))
  expect(apiKeyHint(key)).toBe(key.slice(-4))
})
