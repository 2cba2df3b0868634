import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { environmentKeyProvider } from './environment-key-provider.ts'

const knownKey = Buffer.from(Array.from({ length: 32 }, (_, index) => index))
const randomKey = () => randomBytes(32).toString('base64')
const dataKey = Buffer.from(Array.from({ length: 32 }, (_, index) => index + 100))

/** Made by another implementation (pyca/cryptography) with the key 00…1f and the context p, 1. */
const wrappedAnswer = Buffer.from(
  '4b0101a0a1a2a3a4a5a6a7a8a9aaab827d1a4a2da268d40e08e9bc770bb2ad04d92f67eace3817e07358f9ff2af7821f6f6e3b90e9073f2b4d0bf987f3cff4',
  'hex',
)

test('the key id is derived one-way and stays the same for base64 and hex', () => {
  expect(environmentKeyProvider({ key: knownKey.toString('base64') }).id).toBe('fea118ea')
  expect(environmentKeyProvider({ key: knownKey.toString('hex') }).id).toBe('fea118ea')
})

test('unwraps the known answer', async () => {
  const provider = environmentKeyProvider({ key: knownKey.toString('hex') })
  expect(await provider.unwrap('fea118ea', wrappedAnswer, ['p', '1'])).toEqual(dataKey)
})

test('unwraps what it wrapped, in the same context only', async () => {
  const provider = environmentKeyProvider({ key: randomKey() })
  const wrapped = await provider.wrap(provider.id, dataKey, ['project', '1'])
  expect(await provider.unwrap(provider.id, wrapped, ['project', '1'])).toEqual(dataKey)
  await expect(provider.unwrap(provider.id, wrapped, ['project', '2'])).rejects.toMatchObject({ code: 'auth' })
  await expect(provider.unwrap(provider.id, wrapped, ['other', '1'])).rejects.toMatchObject({ code: 'auth' })
})

test('every single flipped bit and every cut of a wrapped key is refused', async () => {
  const provider = environmentKeyProvider({ key: knownKey.toString('hex') })
  for (let bit = 0; bit < wrappedAnswer.length * 8; bit++) {
    const altered = Buffer.from(wrappedAnswer)
    altered[bit >> 3]! ^= 1 << (bit & 7)
    await expect(provider.unwrap('fea118ea', altered, ['p', '1'])).rejects.toMatchObject({
      code: bit < 24 ? 'format' : 'auth',
    })
  }
  for (let length = 0; length < wrappedAnswer.length; length++) {
    const cut = wrappedAnswer.subarray(0, length)
    await expect(provider.unwrap('fea118ea', cut, ['p', '1'])).rejects.toMatchObject({ code: 'format' })
  }
})

test('both keys wrap and unwrap, each its own, and none that is not here', async () => {
  const [older, newer] = [randomKey(), randomKey()]
  const before = environmentKeyProvider({ key: older })
  const after = environmentKeyProvider({ key: newer, previous: older })
  const wrapped = await before.wrap(before.id, dataKey, ['p', '1'])
  expect(after.ids).toEqual([after.id, before.id])
  expect(await after.unwrap(before.id, wrapped, ['p', '1'])).toEqual(dataKey)
  const rewrapped = await after.wrap(after.id, dataKey, ['p', '1'])
  await expect(before.unwrap(after.id, rewrapped, ['p', '1'])).rejects.toMatchObject({ code: 'unknown_key' })
  await expect(before.wrap(after.id, dataKey, ['p', '1'])).rejects.toMatchObject({ code: 'unknown_key' })
  expect([await after.holds(before.id), await before.holds(after.id)]).toEqual([true, false])
})

test.each(['', 'short', randomBytes(31).toString('base64'), randomBytes(33).toString('hex')])(
  'a key that is not 32 bytes is refused without being shown: case %#',
  (key) => {
    const act = () => environmentKeyProvider({ key })
    expect(act).toThrow('HUB_ENCRYPTION_KEY is not a key. It needs 32 random bytes')
    if (key) expect(act).not.toThrow(key)
  },
)

test('a provider prints no key', () => {
  const key = randomKey()
  const printed = inspect(environmentKeyProvider({ key }), { depth: 9, showHidden: true })
  expect(printed).not.toContain(key)
  expect(printed).not.toContain(Buffer.from(key, 'base64').toString('hex'))
})
