import { expect, test } from 'vitest'
import { testProject } from '#lib/accounts/project.fixture.ts'
import { checkKey } from './check-key.ts'
import { environmentKeyProvider } from './environment-key-provider.ts'
import { expectAll, processOf, slowly, startLoad } from './load.fixture.ts'
import { rewrapDataKeys } from './rewrap-data-keys.ts'
import { installation, newKey, newPlace, sealAlone, someoneWaits } from './vault.fixture.ts'
import { createVault } from './vault.ts'

type Installation = Awaited<ReturnType<typeof installation>>

/** An installation with so many projects under an old key, and both keys. */
async function oldInstallation(count: number) {
  const db = await installation()
  const [older, newer] = [newKey(), newKey()]
  const before = environmentKeyProvider({ key: older })
  const both = environmentKeyProvider({ key: newer, previous: older })
  const after = environmentKeyProvider({ key: newer })
  await checkKey(db.prisma, before)
  const vault = createVault({ prisma: db.prisma, keyProvider: before })
  const records = []
  for (let number = 0; number < count; number++) {
    const place = await newPlace(db.prisma)
    records.push({ place, text: `fake-${number}`, blob: await sealAlone(db.prisma, vault, place, `fake-${number}`) })
  }
  return { db, before, both, after, records }
}

const wrappedOf = async ({ prisma }: Installation) =>
  new Set((await prisma.dataKey.findMany()).map(({ wrapped }) => Buffer.from(wrapped).toString('hex')))

test('every data key is wrapped anew, opens with the new key alone, and nothing of the old bytes remains', async () => {
  const { db, before, both, after, records } = await oldInstallation(25)
  const old = await wrappedOf(db)
  const told: number[] = []
  const report = ({ done }: { done: number }) => told.push(done)
  expect(await rewrapDataKeys({ ...db, keyProvider: both, batch: 10, report })).toEqual({ state: 'done', total: 25 })
  expect(told).toEqual([0, 10, 20, 25])

  const fresh = await wrappedOf(db)
  expect(fresh.size).toBe(25)
  expect([...fresh].filter((one) => old.has(one))).toEqual([])
  const [opening, stranger] = [after, before].map((keyProvider) => createVault({ prisma: db.prisma, keyProvider }))
  for (const { place, text, blob } of records) {
    expect((await opening!.open(place, blob)).reveal()).toBe(text)
    await expect(stranger!.open(place, blob)).rejects.toMatchObject({ code: 'unknown_key' })
  }
  expect(await db.prisma.keyCheck.findMany()).toMatchObject([{ kekId: after.id }])
  expect((await checkKey(db.prisma, after)).ok).toBe(true)
  expect(await checkKey(db.prisma, before)).toMatchObject({ ok: false, expected: [after.id] })
})

test('called again it says how many were done before and changes nothing', async () => {
  const { db, both } = await oldInstallation(3)
  await rewrapDataKeys({ ...db, keyProvider: both })
  const first = await wrappedOf(db)
  const told: unknown[] = []
  await rewrapDataKeys({ ...db, keyProvider: both, report: (progress) => told.push(progress) })
  expect(told).toEqual([{ done: 3, total: 3 }])
  expect(await wrappedOf(db)).toEqual(first)
})

test('two at once share the work and both end well', async () => {
  const { db, both, after, records } = await oldInstallation(30)
  const ran = await Promise.all([1, 2].map(() => rewrapDataKeys({ ...db, keyProvider: both, batch: 3 })))
  expect(ran).toEqual([1, 2].map(() => ({ state: 'done', total: 30 })))
  const vault = createVault({ prisma: db.prisma, keyProvider: after })
  for (const { place, text, blob } of records) expect((await vault.open(place, blob)).reveal()).toBe(text)
})

test('a change back that begins meanwhile stops the first one, and nothing is lost', async () => {
  const { db, before, both, records } = await oldInstallation(30)
  let back: Promise<unknown> | undefined
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const ran = await rewrapDataKeys({
    ...db,
    keyProvider: both,
    batch: 2,
    report: async ({ done }) => {
      if (done !== 10) return
      back = rewrapDataKeys({ ...db, keyProvider: { ...both, id: before.id }, batch: 2, report: () => begin() })
      await begun
    },
  })
  expect(ran).toEqual({ state: 'replaced', by: before.id })
  expect(await back).toEqual({ state: 'done', total: 30 })
  const vault = createVault({ prisma: db.prisma, keyProvider: before })
  for (const { place, text, blob } of records) expect((await vault.open(place, blob)).reveal()).toBe(text)
})

test('whoever is making a data key with the old key is waited for, and its key is wrapped anew as well', async () => {
  const { db, before, both } = await oldInstallation(2)
  const place = await newPlace(db.prisma)
  const [sealed, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const late = db.prisma.$transaction(async (tx) => {
    await createVault({ prisma: db.prisma, keyProvider: before }).seal(tx, place, 'fake-late')
    sealed.resolve()
    await waited.promise
  })
  await sealed.promise
  const ran = rewrapDataKeys({ ...db, keyProvider: both })
  await someoneWaits(db.prisma)
  waited.resolve()
  await late
  expect(await ran).toEqual({ state: 'done', total: 3 })
  expect(await db.prisma.dataKey.count({ where: { kekId: both.id } })).toBe(3)
})

test('a process that was left with the old key alone can wrap nothing once the change has begun', async () => {
  const { db, before, both } = await oldInstallation(1)
  const left = createVault({ prisma: db.prisma, keyProvider: before })
  await rewrapDataKeys({ ...db, keyProvider: both })
  const place = await newPlace(db.prisma)
  await expect(sealAlone(db.prisma, left, place, 'fake-text')).rejects.toMatchObject({ code: 'unknown_key' })
  expect(await db.prisma.dataKey.count({ where: { kekId: before.id } })).toBe(0)
})

test('a data key that does not open is told and left, and the old key stays in use for it', async () => {
  const { db, before, both, records } = await oldInstallation(5)
  const { projectId } = records[2]!.place
  await db.prisma
    .$executeRaw`update data_keys set wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20)) where project_id = ${projectId}::uuid`
  expect(await rewrapDataKeys({ ...db, keyProvider: both, batch: 2 })).toEqual({
    state: 'stuck',
    total: 5,
    stuck: [{ projectId, version: 1, kekId: before.id, code: 'auth' }],
  })
  expect(await db.prisma.keyCheck.count()).toBe(2)
  expect(await db.prisma.dataKey.count({ where: { kekId: both.id } })).toBe(4)
})

test('under load nothing is lost: links, edits and opens go on in two processes', async () => {
  const db = await installation()
  const [older, newer] = [newKey(), newKey()]
  await checkKey(db.prisma, environmentKeyProvider({ key: older }))
  const both = environmentKeyProvider({ key: newer, previous: older })
  const projects = await Promise.all([1, 2, 3].map(() => testProject(db)))
  const processes = [1, 2].map(() => {
    const deps = processOf(db, both)
    // Nothing is remembered, so that every seal and open meets the row as it is.
    return { ...deps, vault: createVault({ prisma: db.prisma, keyProvider: both, keyLifetimeMs: 0 }) }
  })
  const load = startLoad(processes, projects)
  await expect.poll(() => load.done.edited, slowly).toBeGreaterThan(10)
  expect(await rewrapDataKeys({ ...db, keyProvider: both, batch: 1 })).toEqual({ state: 'done', total: 3 })
  // Back and forth, so that many requests meet it.
  const back = { ...both, id: both.ids[1]! }
  for (let round = 0; round < 10; round++)
    await rewrapDataKeys({ ...db, keyProvider: round % 2 === 0 ? back : both, batch: 1 })
  const { opened } = load.done
  await expect.poll(() => load.done.opened, slowly).toBeGreaterThan(opened + 50)
  const expected = await load.stop()
  await expectAll(db, environmentKeyProvider({ key: newer }), expected)
})
