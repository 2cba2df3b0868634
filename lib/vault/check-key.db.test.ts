import { randomBytes, randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { createDb } from '#lib/db.ts'
import { TEMPLATE } from '#server/test-database.ts'
import { testDatabase } from '#server/test-db.ts'
import { checkKey } from './check-key.ts'
import { environmentKeyProvider } from './environment-key-provider.ts'
import { createVault } from './vault.ts'

const newKey = () => randomBytes(32).toString('base64')
const place = () => ({ projectId: randomUUID(), table: 't', rowId: randomUUID(), column: 'c' })

/** A new installation: no key was ever seen. */
async function installation() {
  const { url, drop } = await testDatabase({ template: TEMPLATE })
  const db = createDb(url)
  onTestFinished(async () => {
    await db.close()
    await drop()
  })
  return db.prisma
}

test('the first start accepts the key and leaves a check, later starts find it', async () => {
  const prisma = await installation()
  const provider = environmentKeyProvider({ key: newKey() })
  expect(await checkKey(prisma, provider)).toEqual({ ok: true, kekId: provider.id })
  expect(await checkKey(prisma, provider)).toEqual({ ok: true, kekId: provider.id })
  expect(await prisma.keyCheck.count()).toBe(1)
})

test('two processes that start at once leave one check', async () => {
  const prisma = await installation()
  const provider = environmentKeyProvider({ key: newKey() })
  const results = await Promise.all([checkKey(prisma, provider), checkKey(prisma, provider)])
  expect(results).toEqual([
    { ok: true, kekId: provider.id },
    { ok: true, kekId: provider.id },
  ])
  expect(await prisma.keyCheck.count()).toBe(1)
})

test('another key is told at once, with the ids of the expected and the given', async () => {
  const prisma = await installation()
  const right = environmentKeyProvider({ key: newKey() })
  const wrong = environmentKeyProvider({ key: newKey() })
  await checkKey(prisma, right)
  expect(await checkKey(prisma, wrong)).toEqual({ ok: false, expected: [right.id], given: wrong.id })
  expect(await prisma.keyCheck.count()).toBe(1)
})

test('another key with the same id is told by the known text', async () => {
  const prisma = await installation()
  const right = environmentKeyProvider({ key: newKey() })
  await checkKey(prisma, right)
  const twin = { ...environmentKeyProvider({ key: newKey() }), id: right.id, ids: [right.id] }
  expect(await checkKey(prisma, twin)).toEqual({ ok: false, expected: [right.id], given: right.id })
})

test('a new key beside the previous one is accepted, and alone once nothing is wrapped by the old', async () => {
  const prisma = await installation()
  const [older, newer] = [newKey(), newKey()]
  await checkKey(prisma, environmentKeyProvider({ key: older }))
  const both = environmentKeyProvider({ key: newer, previous: older })
  expect(await checkKey(prisma, both)).toEqual({ ok: true, kekId: both.id })
  expect((await checkKey(prisma, environmentKeyProvider({ key: newer }))).ok).toBe(true)
})

test('the old key cannot be taken away while it still wraps a data key', async () => {
  const prisma = await installation()
  const [older, newer] = [newKey(), newKey()]
  const before = environmentKeyProvider({ key: older })
  await checkKey(prisma, before)
  await createVault({ prisma, keyProvider: before }).seal(place(), 'fake-text')
  const both = environmentKeyProvider({ key: newer, previous: older })
  expect((await checkKey(prisma, both)).ok).toBe(true)
  expect(await checkKey(prisma, environmentKeyProvider({ key: newer }))).toEqual({
    ok: false,
    expected: [before.id],
    given: both.id,
  })
})

test('a lost check does not let another key in where data keys exist', async () => {
  const prisma = await installation()
  const right = environmentKeyProvider({ key: newKey() })
  const wrong = environmentKeyProvider({ key: newKey() })
  await createVault({ prisma, keyProvider: right }).seal(place(), 'fake-text')
  expect(await checkKey(prisma, wrong)).toEqual({ ok: false, expected: [right.id], given: wrong.id })
  expect(await prisma.keyCheck.count()).toBe(0)
})
