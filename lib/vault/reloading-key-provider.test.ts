import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { environmentKeyProvider } from './environment-key-provider.ts'
import { reloadingKeyProvider } from './reloading-key-provider.ts'

const newKey = () => randomBytes(32).toString('base64')
const idOf = (key: string) => environmentKeyProvider({ key }).id
const dataKey = Buffer.alloc(32, 7)

test('a key that came meanwhile is met without a restart, and the file is read only then', async () => {
  const [older, newer] = [newKey(), newKey()]
  let reads = 0
  const load = async () => {
    reads++
    return { key: newer, previous: older }
  }
  const provider = reloadingKeyProvider({ key: older }, load)
  const wrapped = await environmentKeyProvider({ key: newer }).wrap(idOf(newer), dataKey, ['p', '1'])
  expect(await provider.holds(idOf(older))).toBe(true)
  expect(reads).toBe(0)
  const many = Array.from({ length: 20 }, () => provider.unwrap(idOf(newer), wrapped, ['p', '1']))
  expect(await Promise.all(many)).toEqual(Array(20).fill(dataKey))
  expect(reads).toBe(1)
  expect(provider.ids).toEqual([idOf(newer), idOf(older)])
  await provider.wrap(idOf(older), dataKey, ['p', '1'])
  expect(reads).toBe(1)
})

test('a key that is nowhere stays unknown, also where the file cannot be read', async () => {
  const key = newKey()
  const stranger = idOf(newKey())
  for (const load of [async () => ({ key }), () => Promise.reject(new Error('keys.json is damaged'))]) {
    const provider = reloadingKeyProvider({ key }, load)
    expect(await provider.holds(stranger)).toBe(false)
    await expect(provider.wrap(stranger, dataKey, ['p'])).rejects.toMatchObject({ code: 'unknown_key' })
    await expect(provider.unwrap(stranger, dataKey, ['p'])).rejects.toMatchObject({ code: 'unknown_key' })
    expect(await provider.holds(idOf(key))).toBe(true)
  }
})
