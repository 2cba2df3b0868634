import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { environmentKeyProvider } from './environment-key-provider.ts'
import type { KeyProvider } from './key-provider.ts'
import { keyVersionOf, type Place } from './record.ts'
import { Secret } from './secret.ts'
import { newPlace as placeIn, sealAlone, someoneWaits } from './vault.fixture.ts'
import { createVault, type Vault } from './vault.ts'

const { prisma } = await testDb()
const newProvider = () => environmentKeyProvider({ key: randomBytes(32).toString('base64') })
const newPlace = () => placeIn(prisma)
const seal = (vault: Vault, place: Place, value: string | Secret) => sealAlone(prisma, vault, place, value)

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
  const place = await newPlace()
  const text = JSON.stringify({ clientSecret: 'fake-ß-%-+-"-\u{1F511}' })
  const blob = await seal(vault, place, text)
  expect((await vault.open(place, blob)).reveal()).toBe(text)
  expect((await vault.open(place, await seal(vault, place, new Secret(text)))).reveal()).toBe(text)
  expect(Buffer.from(blob).includes('fake')).toBe(false)
})

test('a sealed value comes back whole from a bytea column', async () => {
  const keyProvider = newProvider()
  const vault = createVault({ prisma, keyProvider })
  const place = await newPlace()
  const data = { id: randomUUID(), projectId: place.projectId, name: 'x', hint: 'x' }
  await prisma.apiKey.create({ data: { ...data, hash: await seal(vault, place, 'fake-text') } })
  const { hash } = await prisma.apiKey.findUniqueOrThrow({ where: { id: data.id } })
  expect((await vault.open(place, hash)).reveal()).toBe('fake-text')
})

test('another process with the same key opens it', async () => {
  const keyProvider = newProvider()
  const place = await newPlace()
  const blob = await seal(createVault({ prisma, keyProvider }), place, 'fake-text')
  expect((await createVault({ prisma, keyProvider }).open(place, blob)).reveal()).toBe('fake-text')
})

test('each project has a key of its own, and a blob does not open in another project', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  const [here, there] = [await newPlace(), await newPlace()]
  const blob = await seal(vault, here, 'fake-text')
  await expect(vault.open({ ...here, projectId: there.projectId }, blob)).rejects.toMatchObject({ code: 'unknown_key' })
  await seal(vault, there, 'fake-text')
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
  const place = await newPlace()
  const vaults = Array.from({ length: 20 }, () => createVault({ prisma, keyProvider }))
  const blobs = await Promise.all(vaults.map((vault) => seal(vault, place, 'fake-text')))
  expect(await prisma.dataKey.count({ where: { projectId: place.projectId } })).toBe(1)
  const opened = await Promise.all(blobs.map((blob, index) => vaults[19 - index]!.open(place, blob)))
  expect(new Set(opened.map((secret) => secret.reveal()))).toEqual(new Set(['fake-text']))
})

test('a record under a newer key does not claim to be under an older one', async () => {
  const keyProvider = newProvider()
  const place = await newPlace()
  const old = await seal(createVault({ prisma, keyProvider }), place, 'old')
  const { projectId } = place
  await prisma.dataKey.updateMany({ where: { projectId }, data: { state: 'retired' } })
  const vault = createVault({ prisma, keyProvider })
  const young = await seal(vault, place, 'young')
  expect([keyVersionOf(old), keyVersionOf(young)]).toEqual([1, 2])
  expect((await vault.open(place, old)).reveal()).toBe('old')
  expect((await vault.open(place, young)).reveal()).toBe('young')
  const claimed = Buffer.from(young)
  claimed.writeUInt32BE(1, 3)
  await expect(vault.open(place, claimed)).rejects.toMatchObject({ code: 'auth' })
})

test('an unknown key version is told as such, up to the largest that fits the format', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  const place = await newPlace()
  const blob = Buffer.from(await seal(vault, place, 'fake-text'))
  for (const version of [2, 0x7fffffff, 0x80000000, 0xffffffff]) {
    blob.writeUInt32BE(version, 3)
    await expect(vault.open(place, blob)).rejects.toMatchObject({ code: 'unknown_key' })
  }
})

test('a wrapped key moved to another project or version does not unwrap', async () => {
  const keyProvider = newProvider()
  const place = await newPlace()
  const blob = await seal(createVault({ prisma, keyProvider }), place, 'fake-text')
  const row = await prisma.dataKey.findFirstOrThrow({ where: { projectId: place.projectId } })
  const other = await newPlace()
  await prisma.dataKey.create({ data: { ...row, projectId: other.projectId } })
  await expect(createVault({ prisma, keyProvider }).open(other, blob)).rejects.toMatchObject({ code: 'auth' })
  await expect(seal(createVault({ prisma, keyProvider }), other, 'x')).rejects.toMatchObject({ code: 'auth' })
})

test('with another KEK nothing opens and nothing is sealed over', async () => {
  const place = await newPlace()
  const blob = await seal(createVault({ prisma, keyProvider: newProvider() }), place, 'fake-text')
  const stranger = createVault({ prisma, keyProvider: newProvider() })
  await expect(stranger.open(place, blob)).rejects.toMatchObject({ code: 'unknown_key' })
  await expect(seal(stranger, place, 'fake-text')).rejects.toMatchObject({ code: 'unknown_key' })
})

test('the previous KEK still opens what it wrapped', async () => {
  const [older, newer] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
  const place = await newPlace()
  const blob = await seal(createVault({ prisma, keyProvider: environmentKeyProvider({ key: older }) }), place, 'kept')
  const vault = createVault({ prisma, keyProvider: environmentKeyProvider({ key: newer, previous: older }) })
  expect((await vault.open(place, blob)).reveal()).toBe('kept')
})

test('an unwrapped key is remembered, for its lifetime and not longer, and forgotten on demand', async () => {
  const { counted, provider } = counting(newProvider())
  const place = await newPlace()
  const remembering = createVault({ prisma, keyProvider: provider })
  const blobs = await Promise.all(Array.from({ length: 10 }, () => seal(remembering, place, 'fake-text')))
  expect(counted.unwraps).toBe(1)
  for (const blob of blobs) await remembering.open(place, blob)
  expect(counted.unwraps).toBe(2)

  remembering.forget(place.projectId)
  await prisma.dataKey.deleteMany({ where: { projectId: place.projectId } })
  await expect(remembering.open(place, blobs[0]!)).rejects.toMatchObject({ code: 'unknown_key' })

  counted.unwraps = 0
  const forgetful = createVault({ prisma, keyProvider: provider, keyLifetimeMs: 0 })
  await seal(forgetful, place, 'fake-text')
  await seal(forgetful, place, 'fake-text')
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
  const place = await newPlace()
  await expect(seal(vault, place, 'fake-text')).rejects.toThrow('away')
  broken = false
  expect((await vault.open(place, await seal(vault, place, 'fake-text'))).reveal()).toBe('fake-text')
})

test('text that UTF-8 cannot hold is refused instead of changed', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  await expect(seal(vault, await newPlace(), 'fake-\ud800')).rejects.toThrow(TypeError)
})

test('a value is not sealed outside of the transaction that stores it', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  await expect(vault.seal(prisma, await newPlace(), 'fake-text')).rejects.toThrow('in the transaction that stores it')
})

test('a data key that was taken back with its transaction is never used again', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  const place = await newPlace()
  const failed = prisma.$transaction(async (tx) => {
    await vault.seal(tx, place, 'fake-text')
    throw new Error('the provider’s answer came too late')
  })
  await expect(failed).rejects.toThrow('too late')
  expect(await prisma.dataKey.count({ where: { projectId: place.projectId } })).toBe(0)
  const blob = await seal(vault, place, 'kept')
  expect((await vault.open(place, blob)).reveal()).toBe('kept')
})

test('a project that is gone gets no key', async () => {
  const vault = createVault({ prisma, keyProvider: newProvider() })
  const place = { ...(await newPlace()), projectId: randomUUID() }
  await expect(seal(vault, place, 'fake-text')).rejects.toMatchObject({ code: 'unknown_key' })
  expect(await prisma.dataKey.count({ where: { projectId: place.projectId } })).toBe(0)
})

test('with its data keys destroyed, no copy of a project’s records opens, not even one that is put back', async () => {
  const keyProvider = newProvider()
  const vault = createVault({ prisma, keyProvider })
  const place = await newPlace()
  const { projectId } = place
  const backup = await seal(vault, place, 'fake-text')
  expect((await vault.open(place, backup)).reveal()).toBe('fake-text')
  // Whoever is sealing comes first, so nobody stores a record after the end of the keys.
  const [sealed, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const order: string[] = []
  const sealing = prisma.$transaction(async (tx) => {
    await vault.seal(tx, place, 'fake-late')
    sealed.resolve()
    await waited.promise
    order.push('stored')
  })
  await sealed.promise
  const deleting = prisma.$transaction(async (tx) => {
    await vault.destroy(tx, projectId)
    order.push('destroyed')
    await tx.project.delete({ where: { id: projectId } })
  })
  await someoneWaits(prisma)
  waited.resolve()
  await Promise.all([sealing, deleting])
  expect(order).toEqual(['stored', 'destroyed'])
  vault.forget(projectId)
  for (const other of [vault, createVault({ prisma, keyProvider })]) {
    await expect(other.open(place, backup)).rejects.toMatchObject({ code: 'unknown_key' })
    await expect(seal(other, place, 'fake-text')).rejects.toMatchObject({ code: 'unknown_key' })
  }
})
