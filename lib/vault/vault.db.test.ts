import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { environmentKeyProvider } from './environment-key-provider.ts'
import type { KeyProvider } from './key-provider.ts'
import { keyVersionOf } from './record.ts'
import { Secret } from './secret.ts'
import { createVault } from './vault.ts'

const { prisma } = await testDb()
const newProvider = () => environmentKeyProvider({ key: randomBytes(32).toString('base64') })
const newPlace = () => ({
  projectId: randomUUID(),
  table: 'linked_accounts',
  rowId: randomUUID(),
  column: 'sealed_values',
})

/** Counts how often a data key is unwrapped. */
function counting(provider: KeyProvider) {
  const counted = { unwraps: 0 }
  const unwrap: KeyProvider['unwrap'] = (...args) => {
    counted.unwraps++
    return provider.unwrap(...args)
  }
  return { counted, provider: { ...provider, unwrap } }
}

test('what is sealed opens in its place, as a Secret', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  const place = newPlace()
  const text = JSON.stringify({ clientSecret: 'fake-ß-%-+-"-\u{1F511}' })
  const blob = await vault.seal(place, text)
  expect((await vault.open(place, blob)).reveal()).toBe(text)
  expect((await vault.open(place, await vault.seal(place, new Secret(text)))).reveal()).toBe(text)
  expect(Buffer.from(blob).includes('fake')).toBe(false)
})

test('a sealed value comes back whole from a bytea column', async () => {
  const keyProvider = newProvider()
  const vault = createVault({ prisma, keyProvider })
  const place = newPlace()
  const kekId = randomUUID().slice(0, 8)
  await prisma.keyCheck.create({ data: { kekId, sealed: await vault.seal(place, 'fake-text') } })
  const { sealed } = await prisma.keyCheck.findUniqueOrThrow({ where: { kekId } })
  expect((await vault.open(place, sealed)).reveal()).toBe('fake-text')
})

test('another process with the same key opens it', async () => {
  const keyProvider = newProvider()
  const place = newPlace()
  const blob = await createVault({ prisma, keyProvider }).seal(place, 'fake-text')
  expect((await createVault({ prisma, keyProvider }).open(place, blob)).reveal()).toBe('fake-text')
})

test('each project has a key of its own, and a blob does not open in another project', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  const [here, there] = [newPlace(), newPlace()]
  const blob = await vault.seal(here, 'fake-text')
  await expect(vault.open({ ...here, projectId: there.projectId }, blob)).rejects.toMatchObject({ code: 'unknown_key' })
  await vault.seal(there, 'fake-text')
  await expect(vault.open({ ...here, projectId: there.projectId }, blob)).rejects.toMatchObject({ code: 'auth' })
  await expect(vault.open({ ...here, rowId: there.rowId }, blob)).rejects.toMatchObject({ code: 'auth' })
  await expect(vault.open({ ...here, column: 'other' }, blob)).rejects.toMatchObject({ code: 'auth' })
})

test('twenty processes that seal at once make one data key', async () => {
  const provider = newProvider()
  const allRead = Promise.withResolvers<void>()
  let wraps = 0
  // Nobody writes before all twenty have found no key.
  const wrap: KeyProvider['wrap'] = async (...args) => {
    if (++wraps === 20) allRead.resolve()
    await allRead.promise
    return provider.wrap(...args)
  }
  const keyProvider = { ...provider, wrap }
  const place = newPlace()
  const vaults = Array.from({ length: 20 }, () => createVault({ prisma, keyProvider }))
  const blobs = await Promise.all(vaults.map((vault) => vault.seal(place, 'fake-text')))
  expect(await prisma.dataKey.count({ where: { projectId: place.projectId } })).toBe(1)
  const opened = await Promise.all(blobs.map((blob, index) => vaults[19 - index]!.open(place, blob)))
  expect(new Set(opened.map((secret) => secret.reveal()))).toEqual(new Set(['fake-text']))
})

test('a record under a newer key does not claim to be under an older one', async () => {
  const keyProvider = newProvider()
  const place = newPlace()
  const old = await createVault({ prisma, keyProvider }).seal(place, 'old')
  const { projectId } = place
  await prisma.dataKey.updateMany({ where: { projectId }, data: { state: 'retired' } })
  const vault = createVault({ prisma, keyProvider })
  const young = await vault.seal(place, 'young')
  expect([keyVersionOf(old), keyVersionOf(young)]).toEqual([1, 2])
  expect((await vault.open(place, old)).reveal()).toBe('old')
  expect((await vault.open(place, young)).reveal()).toBe('young')
  const claimed = Buffer.from(young)
  claimed.writeUInt32BE(1, 3)
  await expect(vault.open(place, claimed)).rejects.toMatchObject({ code: 'auth' })
})

test('an unknown key version is told as such, up to the largest that fits the format', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  const place = newPlace()
  const blob = Buffer.from(await vault.seal(place, 'fake-text'))
  for (const version of [2, 0x7fffffff, 0x80000000, 0xffffffff]) {
    blob.writeUInt32BE(version, 3)
    await expect(vault.open(place, blob)).rejects.toMatchObject({ code: 'unknown_key' })
  }
})

test('a wrapped key moved to another project or version does not unwrap', async () => {
  const keyProvider = newProvider()
  const place = newPlace()
  const blob = await createVault({ prisma, keyProvider }).seal(place, 'fake-text')
  const row = await prisma.dataKey.findFirstOrThrow({ where: { projectId: place.projectId } })
  const other = newPlace()
  await prisma.dataKey.create({ data: { ...row, projectId: other.projectId } })
  await expect(createVault({ prisma, keyProvider }).open(other, blob)).rejects.toMatchObject({ code: 'auth' })
  await expect(createVault({ prisma, keyProvider }).seal(other, 'x')).rejects.toMatchObject({ code: 'auth' })
})

test('with another KEK nothing opens and nothing is sealed over', async () => {
  const place = newPlace()
  const blob = await createVault({ prisma, keyProvider: newProvider() }).seal(place, 'fake-text')
  const stranger = createVault({ prisma, keyProvider: newProvider() })
  await expect(stranger.open(place, blob)).rejects.toMatchObject({ code: 'unknown_key' })
  await expect(stranger.seal(place, 'fake-text')).rejects.toMatchObject({ code: 'unknown_key' })
})

test('the previous KEK still opens what it wrapped', async () => {
  const [older, newer] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
  const place = newPlace()
  const blob = await createVault({ prisma, keyProvider: environmentKeyProvider({ key: older }) }).seal(place, 'kept')
  const vault = createVault({ prisma, keyProvider: environmentKeyProvider({ key: newer, previous: older }) })
  expect((await vault.open(place, blob)).reveal()).toBe('kept')
})

test('an unwrapped key is remembered, for its lifetime and not longer, and forgotten on demand', async () => {
  const { counted, provider } = counting(newProvider())
  const place = newPlace()
  const remembering = createVault({ prisma, keyProvider: provider })
  const blobs = await Promise.all(Array.from({ length: 10 }, () => remembering.seal(place, 'fake-text')))
  expect(counted.unwraps).toBe(1)
  for (const blob of blobs) await remembering.open(place, blob)
  expect(counted.unwraps).toBe(2)

  remembering.forget(place.projectId)
  await prisma.dataKey.deleteMany({ where: { projectId: place.projectId } })
  await expect(remembering.open(place, blobs[0]!)).rejects.toMatchObject({ code: 'unknown_key' })

  counted.unwraps = 0
  const forgetful = createVault({ prisma, keyProvider: provider, keyLifetimeMs: 0 })
  await forgetful.seal(place, 'fake-text')
  await forgetful.seal(place, 'fake-text')
  expect(counted.unwraps).toBe(2)
})

test('a failed look-up is not remembered', async () => {
  const provider = newProvider()
  let broken = true
  const unwrap: KeyProvider['unwrap'] = async (...args) => {
    if (broken) throw new Error('the key service is away')
    return provider.unwrap(...args)
  }
  const vault = createVault({ prisma, keyProvider: { ...provider, unwrap } })
  const place = newPlace()
  await expect(vault.seal(place, 'fake-text')).rejects.toThrow('away')
  broken = false
  expect((await vault.open(place, await vault.seal(place, 'fake-text'))).reveal()).toBe('fake-text')
})

test('text that UTF-8 cannot hold is refused instead of changed', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  await expect(vault.seal(newPlace(), 'fake-\ud800')).rejects.toThrow(TypeError)
})
