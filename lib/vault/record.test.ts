import { createSecretKey, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { keyVersionOf, openRecord, type Place, sealRecord } from './record.ts'
import { VaultError } from './vault-error.ts'

const key = createSecretKey(Buffer.from(Array.from({ length: 32 }, (_, index) => index)))
const place: Place = {
  projectId: '01890000-0000-7000-8000-000000000001',
  table: 'linked_accounts',
  rowId: '01890000-0000-7000-8000-000000000002',
  column: 'sealed_values',
}
const text = Buffer.from('{"clientSecret":"fake-geheim-ß"}')

/** Made by another implementation (pyca/cryptography): key 00…1f, data-key version 7, nonce a0…ab. */
const knownAnswer = Buffer.from(
  '48010100000007a0a1a2a3a4a5a6a7a8a9aaab9d3a1f412cae6ccb3100e4a1620ee2e452ca387bf79a2509f46b4feb5268ea23aff848b5cb0fcd952373e12d3c0c3c5bcf',
  'hex',
)

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof VaultError) return error.code
    throw error
  }
  return 'opened'
}

test('opens the known answer of the format', () => {
  expect(keyVersionOf(knownAnswer)).toBe(7)
  expect(openRecord(key, place, knownAnswer).toString()).toBe(text.toString())
})

test('writes magic, version, algorithm and key version in front, and 35 bytes more than the text', () => {
  const blob = sealRecord(key, 7, place, text)
  expect(blob.subarray(0, 7)).toEqual(knownAnswer.subarray(0, 7))
  expect(blob.length).toBe(text.length + 35)
  expect(openRecord(key, place, blob).toString()).toBe(text.toString())
})

test('an empty text can be sealed', () => {
  expect(openRecord(key, place, sealRecord(key, 1, place, Buffer.alloc(0)))).toHaveLength(0)
})

test('every single flipped bit is refused', () => {
  const blob = sealRecord(key, 7, place, text)
  expect(codeOf(() => openRecord(key, place, blob))).toBe('opened')
  for (let bit = 0; bit < blob.length * 8; bit++) {
    const altered = Buffer.from(blob)
    altered[bit >> 3]! ^= 1 << (bit & 7)
    expect(
      codeOf(() => openRecord(key, place, altered)),
      `bit ${bit}`,
    ).toBe(bit < 24 ? 'format' : 'auth')
  }
})

test('a blob cut at any length, from either end, is refused', () => {
  const blob = sealRecord(key, 7, place, text)
  for (let length = 0; length < blob.length; length++) {
    const expected = length < 35 ? 'format' : 'auth'
    expect(codeOf(() => openRecord(key, place, blob.subarray(0, length)))).toBe(expected)
    const end = blob.subarray(blob.length - length)
    // One tail in 2^24 could begin like a record by chance; it would still not open.
    expect(codeOf(() => openRecord(key, place, end))).not.toBe('opened')
  }
})

test('a blob with bytes added is refused', () => {
  const blob = sealRecord(key, 7, place, text)
  expect(codeOf(() => openRecord(key, place, Buffer.concat([blob, Buffer.alloc(1)])))).toBe('auth')
  expect(codeOf(() => openRecord(key, place, Buffer.alloc(2 * 1024 * 1024, blob)))).toBe('format')
})

test.each([
  ['project', { ...place, projectId: '01890000-0000-7000-8000-000000000009' }],
  ['table', { ...place, table: 'tokens' }],
  ['row', { ...place, rowId: '01890000-0000-7000-8000-000000000009' }],
  ['column', { ...place, column: 'other' }],
  ['neighbouring parts', { ...place, table: 'linked_account', rowId: `s${place.rowId}` }],
])('a blob moved to another %s does not open', (_, elsewhere) => {
  const blob = sealRecord(key, 7, place, text)
  expect(codeOf(() => openRecord(key, place, blob))).toBe('opened')
  expect(codeOf(() => openRecord(key, elsewhere, blob))).toBe('auth')
})

test('a blob that claims another key version does not open, even with the same key', () => {
  const claimed = sealRecord(key, 7, place, text)
  claimed.writeUInt32BE(8, 3)
  expect(codeOf(() => openRecord(key, place, claimed))).toBe('auth')
})

test('another key does not open', () => {
  const blob = sealRecord(key, 7, place, text)
  expect(codeOf(() => openRecord(createSecretKey(randomBytes(32)), place, blob))).toBe('auth')
})

test('key version 0 is not a record, and cannot be claimed', () => {
  const claimed = Buffer.from(knownAnswer)
  claimed.writeUInt32BE(0, 3)
  expect(codeOf(() => keyVersionOf(claimed))).toBe('format')
})

test('text that was never sealed is not passed through', () => {
  const plain = Buffer.from('H{"clientSecret":"fake-plain-text-that-is-long-enough"}')
  expect(codeOf(() => openRecord(key, place, plain))).toBe('format')
})

test('a place that lacks a part is refused', () => {
  expect(() => sealRecord(key, 1, { ...place, rowId: '' }, text)).toThrow('whole place')
})

test('no nonce comes twice in twenty thousand seals of the same text', () => {
  const count = 20_000
  const nonces = new Set<string>()
  for (let index = 0; index < count; index++) {
    nonces.add(sealRecord(key, 1, place, text).subarray(7, 19).toString('hex'))
  }
  expect(nonces.size).toBe(count)
})

test('an error says its code and nothing of the value, the place or the key', () => {
  try {
    openRecord(createSecretKey(randomBytes(32)), place, knownAnswer)
    expect.unreachable()
  } catch (error) {
    expect(Object.keys(error as object).sort()).toEqual(['code', 'name'])
    expect((error as Error).cause).toBeUndefined()
    expect(String(error)).toBe('VaultError: This sealed value was altered, moved, or sealed with another key.')
  }
})
