import { expect, test } from 'vitest'
import { checkKey } from './check-key.ts'
import { announceKek } from './current-kek.ts'
import { environmentKeyProvider } from './environment-key-provider.ts'
import { rewrapDataKeys } from './rewrap-data-keys.ts'
import { installation, newKey, newPlace, sealAlone } from './vault.fixture.ts'
import { createVault } from './vault.ts'

test('the first start accepts the key and leaves a check, later starts find it', async () => {
  const { prisma } = await installation()
  const provider = environmentKeyProvider({ key: newKey() })
  expect(await checkKey(prisma, provider)).toEqual({ ok: true, kekId: provider.id, current: provider.id, unused: [] })
  expect(await checkKey(prisma, provider)).toEqual({ ok: true, kekId: provider.id, current: provider.id, unused: [] })
  expect(await prisma.keyCheck.count()).toBe(1)
})

test('two processes that start at once leave one check', async () => {
  const { prisma } = await installation()
  const provider = environmentKeyProvider({ key: newKey() })
  const results = await Promise.all([checkKey(prisma, provider), checkKey(prisma, provider)])
  expect(results).toEqual([
    { ok: true, kekId: provider.id, current: provider.id, unused: [] },
    { ok: true, kekId: provider.id, current: provider.id, unused: [] },
  ])
  expect(await prisma.keyCheck.count()).toBe(1)
})

test('another key is told at once, with the ids of the expected and the given', async () => {
  const { prisma } = await installation()
  const right = environmentKeyProvider({ key: newKey() })
  const wrong = environmentKeyProvider({ key: newKey() })
  await checkKey(prisma, right)
  expect(await checkKey(prisma, wrong)).toEqual({ ok: false, reason: 'wrong', expected: [right.id], given: [wrong.id] })
  expect(await prisma.keyCheck.count()).toBe(1)
})

test('another key with the same id is told by the known text', async () => {
  const { prisma } = await installation()
  const right = environmentKeyProvider({ key: newKey() })
  await checkKey(prisma, right)
  const twin = { ...environmentKeyProvider({ key: newKey() }), id: right.id, ids: [right.id] }
  expect(await checkKey(prisma, twin)).toEqual({ ok: false, reason: 'wrong', expected: [right.id], given: [right.id] })
})

test('a new key beside the previous one is accepted, and alone once a change of keys has made it the current one', async () => {
  const { prisma } = await installation()
  const [older, newer] = [newKey(), newKey()]
  const before = environmentKeyProvider({ key: older })
  await checkKey(prisma, before)
  const both = environmentKeyProvider({ key: newer, previous: older })
  expect(await checkKey(prisma, both)).toEqual({ ok: true, kekId: both.id, current: before.id, unused: [] })
  // Processes with the old key alone work on until then: nothing was wrapped by the new one.
  const { projectId, ...at } = await newPlace(prisma)
  await sealAlone(prisma, createVault({ prisma, keyProvider: both }), { projectId, ...at }, 'fake-text')
  expect(await prisma.dataKey.findMany()).toMatchObject([{ kekId: before.id }])
  expect((await checkKey(prisma, before)).ok).toBe(true)

  await rewrapDataKeys({ prisma, keyProvider: both })
  const alone = environmentKeyProvider({ key: newer })
  expect(await checkKey(prisma, alone)).toEqual({ ok: true, kekId: both.id, current: both.id, unused: [] })
  expect(await checkKey(prisma, both)).toMatchObject({ ok: true, unused: [before.id] })
  expect(await checkKey(prisma, before)).toEqual({
    ok: false,
    reason: 'wrong',
    expected: [both.id],
    given: [before.id],
  })
})

test('the old key cannot be taken away while it still wraps a data key, nor given wrong', async () => {
  const { prisma } = await installation()
  const [older, newer] = [newKey(), newKey()]
  const before = environmentKeyProvider({ key: older })
  await checkKey(prisma, before)
  const both = environmentKeyProvider({ key: newer, previous: older })
  await rewrapDataKeys({ prisma, keyProvider: both })
  // A data key that is still wrapped by the old one, as after a kill.
  const { projectId } = await newPlace(prisma)
  const wrapped = await before.wrap(before.id, Buffer.alloc(32, 1), [projectId, '1'])
  await prisma.dataKey.create({ data: { projectId, version: 1, kekId: before.id, state: 'active', wrapped } })
  const wrong = environmentKeyProvider({ key: newer, previous: newKey() })
  const unfinished = { ok: false, reason: 'unfinished', expected: [before.id] }
  expect(await checkKey(prisma, environmentKeyProvider({ key: newer }))).toEqual({ ...unfinished, given: [both.id] })
  expect(await checkKey(prisma, wrong)).toEqual({ ...unfinished, given: [...wrong.ids] })
  expect((await checkKey(prisma, both)).ok).toBe(true)
})

test('a key whose successor was announced is refused alone, and may announce itself again', async () => {
  const { prisma } = await installation()
  const [older, newer] = [newKey(), newKey()]
  const before = environmentKeyProvider({ key: older })
  await checkKey(prisma, before)
  await announceKek(prisma, environmentKeyProvider({ key: newer }), environmentKeyProvider({ key: newer }).id)
  const replaced = { ok: false, reason: 'replaced', expected: [environmentKeyProvider({ key: newer }).id] }
  expect(await checkKey(prisma, before)).toMatchObject(replaced)
  // Nothing is wrapped by the successor yet, so nothing is lost with it.
  expect((await checkKey(prisma, before, { changing: true })).ok).toBe(true)
  expect(await rewrapDataKeys({ prisma, keyProvider: before })).toEqual({ state: 'done', total: 0 })
  expect((await checkKey(prisma, before)).ok).toBe(true)
})

test('a lost check does not let another key in where data keys exist', async () => {
  const { prisma } = await installation()
  const right = environmentKeyProvider({ key: newKey() })
  const wrong = environmentKeyProvider({ key: newKey() })
  await sealAlone(prisma, createVault({ prisma, keyProvider: right }), await newPlace(prisma), 'fake-text')
  expect(await checkKey(prisma, wrong)).toEqual({ ok: false, reason: 'wrong', expected: [right.id], given: [wrong.id] })
  expect(await prisma.keyCheck.count()).toBe(0)
})
