import { expect, test } from 'vitest'
import { linkedAccount, testProject } from '#lib/accounts/project.fixture.ts'
import { openValues } from '#lib/accounts/sealed-values.ts'
import { fromPublic } from '#lib/ids.ts'
import { changeDataKey } from './change-data-key.ts'
import { checkKey } from './check-key.ts'
import { environmentKeyProvider } from './environment-key-provider.ts'
import { type Expected, expectAll, processOf, slowly, startLoad, store } from './load.fixture.ts'
import { keyVersionOf } from './record.ts'
import { sealedColumns } from './sealed-columns.ts'
import { installation, newKey, someoneWaits } from './vault.fixture.ts'

/** One project with so many accounts. `options`: with the shortest pause, since nobody reads meanwhile. */
async function projectOf(count: number) {
  const db = await installation()
  const keyProvider = environmentKeyProvider({ key: newKey() })
  await checkKey(db.prisma, keyProvider)
  const deps = processOf(db, keyProvider)
  const project = await testProject(db)
  const { projectId } = project
  const expected: Expected = new Map()
  for (let number = 0; number < count; number++) {
    const { id } = await linkedAccount(deps, project)
    const rowId = fromPublic('acc', id)!
    expected.set(rowId, await store(deps, projectId, rowId))
  }
  const blobs = async () => {
    const rows = await db.prisma.linkedAccount.findMany({ where: { projectId }, orderBy: { id: 'asc' } })
    return rows.map(({ sealedValues }) => Buffer.from(sealedValues!))
  }
  const keys = () => db.prisma.dataKey.findMany({ where: { projectId }, orderBy: { version: 'asc' } })
  const options = { ...db, keyProvider, batch: 4, pauseMs: 0 }
  return { db, keyProvider, deps, project, projectId, expected, blobs, keys, options }
}

const nonceOf = (blob: Buffer) => blob.subarray(7, 19).toString('hex')

test('every record is sealed anew under a fresh nonce, the key before is destroyed, and nothing else changes', async () => {
  const { db, keyProvider, projectId, expected, blobs, keys, options } = await projectOf(10)
  const other = await testProject(db)
  await linkedAccount(processOf(db, keyProvider), other)
  const untouched = await db.prisma.dataKey.findMany({ where: { projectId: other.projectId } })
  const rowsBefore = await db.prisma.linkedAccount.findMany({
    where: { projectId },
    omit: { sealedValues: true },
    orderBy: { id: 'asc' },
  })
  const before = await blobs()
  const told: unknown[] = []
  const done = await changeDataKey({ ...options, report: (progress) => told.push(progress) }, projectId)

  expect(done).toEqual({ state: 'done', version: 2, resealed: 10, destroyed: 1 })
  expect(told).toMatchObject([0, 4, 8, 10].map((sealed) => ({ version: 2, done: sealed, total: 10, resumed: false })))
  const after = await blobs()
  expect(after.map(keyVersionOf)).toEqual(Array(10).fill(2))
  expect(new Set([...before, ...after].map(nonceOf)).size).toBe(20)
  expect(after.filter((blob) => before.some((old) => old.subarray(7).equals(blob.subarray(7))))).toEqual([])
  expect(await keys()).toMatchObject([{ version: 2, state: 'active' }])
  expect(
    await db.prisma.linkedAccount.findMany({
      where: { projectId },
      omit: { sealedValues: true },
      orderBy: { id: 'asc' },
    }),
  ).toEqual(rowsBefore)
  expect(await db.prisma.dataKey.findMany({ where: { projectId: other.projectId } })).toEqual(untouched)
  await db.prisma.linkedAccount.deleteMany({ where: { projectId: other.projectId } })
  await expectAll(db, keyProvider, expected)
})

test('a copy of a record from before opens nowhere once its key is destroyed', async () => {
  const { db, keyProvider, projectId, options } = await projectOf(1)
  const [copy] = await db.prisma.linkedAccount.findMany()
  await changeDataKey(options, projectId)
  const { vault } = processOf(db, keyProvider)
  await expect(openValues(vault, copy!)).rejects.toMatchObject({ code: 'unknown_key' })
})

test('a project in which nothing was sealed has no key to change', async () => {
  const { db, options } = await projectOf(0)
  expect(await changeDataKey(options, (await testProject(db)).projectId)).toEqual({ state: 'none' })
})

test('changed again and again, each version follows the one before', async () => {
  const { db, keyProvider, projectId, expected, keys, options } = await projectOf(3)
  for (const version of [2, 3, 4])
    expect(await changeDataKey(options, projectId)).toMatchObject({ version, resealed: 3 })
  expect(await keys()).toMatchObject([{ version: 4 }])
  await expectAll(db, keyProvider, expected)
})

test('a change that was begun and not finished goes on instead of making another key', async () => {
  const { db, keyProvider, projectId, expected, blobs, options } = await projectOf(9)
  const report = ({ done }: { done: number }) => {
    if (done === 4) throw new Error('killed here')
  }
  const killed = changeDataKey({ ...options, report }, projectId)
  await expect(killed).rejects.toThrow('killed here')
  expect((await blobs()).map(keyVersionOf)).toEqual([2, 2, 2, 2, 1, 1, 1, 1, 1])
  await expectAll(db, keyProvider, expected)
  expect(await changeDataKey(options, projectId)).toEqual({ state: 'done', version: 2, resealed: 5, destroyed: 1 })
  await expectAll(db, keyProvider, expected)
})

test('two at once share the work', async () => {
  const { db, keyProvider, projectId, expected, blobs, options } = await projectOf(12)
  const ran = await Promise.all([1, 2].map(() => changeDataKey({ ...options, batch: 2 }, projectId)))
  expect(ran.map(({ state }) => state)).toEqual(['done', 'done'])
  const versions = new Set((await blobs()).map(keyVersionOf))
  expect(versions.size).toBe(1)
  await expectAll(db, keyProvider, expected)
})

test('who has sealed with the old key and not stored yet is waited for before that key is destroyed', async () => {
  const { db, deps, keyProvider, projectId, expected, keys, options } = await projectOf(3)
  const id = [...expected.keys()][1]!
  const [sealed, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const seal: typeof deps.vault.seal = async (...given) => {
    const blob = await deps.vault.seal(...given)
    sealed.resolve()
    await waited.promise
    return blob
  }
  const late = store({ ...deps, vault: { ...deps.vault, seal } }, projectId, id)
  await sealed.promise
  const changing = changeDataKey(options, projectId)
  await someoneWaits(db.prisma)
  expect(await keys()).toMatchObject([{ version: 1, state: 'retired' }, { version: 2 }])
  waited.resolve()
  expected.set(id, await late)
  // Sealed twice: the record of the late one came after its turn.
  expect(await changing).toEqual({ state: 'done', version: 2, resealed: 4, destroyed: 1 })
  await expectAll(db, keyProvider, expected)
})

test('an edit that comes between the reading and the writing of a batch waits, comes after it and stays', async () => {
  const { db, deps, keyProvider, projectId, expected, options } = await projectOf(2)
  const id = [...expected.keys()][0]!
  const [read, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  // The key before is looked up once the rows are read.
  const unwrap: typeof keyProvider.unwrap = async (kekId, wrapped, context) => {
    if (context[1] === '1') {
      read.resolve()
      await waited.promise
    }
    return keyProvider.unwrap(kekId, wrapped, context)
  }
  const changing = changeDataKey({ ...options, keyProvider: { ...keyProvider, unwrap } }, projectId)
  await read.promise
  const editing = store(deps, projectId, id)
  await someoneWaits(db.prisma)
  waited.resolve()
  expected.set(id, await editing)
  expect(await changing).toEqual({ state: 'done', version: 2, resealed: 2, destroyed: 1 })
  await expectAll(db, keyProvider, expected)
})

test('a record that does not open is told, and the key before is kept for it', async () => {
  const { db, projectId, expected, keys, options } = await projectOf(5)
  const rowId = [...expected.keys()][2]!
  await db.prisma
    .$executeRaw`update linked_accounts set sealed_values = set_byte(sealed_values, 30, 255 - get_byte(sealed_values, 30)) where id = ${rowId}::uuid`
  expect(await changeDataKey(options, projectId)).toEqual({
    state: 'stuck',
    version: 2,
    resealed: 4,
    stuck: [{ table: 'linked_accounts', rowId, code: 'auth' }],
  })
  expect(await keys()).toMatchObject([{ state: 'retired' }, { state: 'active' }])
  await db.prisma.linkedAccount.deleteMany({ where: { projectId, id: rowId } })
  expect(await changeDataKey(options, projectId)).toMatchObject({ state: 'done', destroyed: 1 })
})

test('under load nothing is lost: links, edits and opens go on in two processes', async () => {
  const db = await installation()
  const keyProvider = environmentKeyProvider({ key: newKey() })
  await checkKey(db.prisma, keyProvider)
  const projects = await Promise.all([1, 2].map(() => testProject(db)))
  const load = startLoad([processOf(db, keyProvider), processOf(db, keyProvider)], projects)
  await expect.poll(() => load.done.edited, slowly).toBeGreaterThan(10)
  // Long enough for a reader of a busy machine to open what it has read.
  const options = { ...db, keyProvider, batch: 3, pauseMs: 500 }
  for (const version of [2, 3, 4]) {
    const ran = await Promise.all(projects.map(({ projectId }) => changeDataKey(options, projectId)))
    expect(ran).toMatchObject([1, 2].map(() => ({ state: 'done', version, destroyed: 1 })))
  }
  const { edited } = load.done
  await expect.poll(() => load.done.edited, slowly).toBeGreaterThan(edited + 10)
  await expectAll(db, keyProvider, await load.stop())
  expect(await db.prisma.dataKey.findMany()).toMatchObject([1, 2].map(() => ({ version: 4, state: 'active' })))
})

test('every column of bytes is either listed as sealed or known to be something else', async () => {
  const { prisma } = await installation()
  const columns = await prisma.$queryRaw<{ table: string; column: string }[]>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name <> 'hash' order by 1, 2`
  const others = ['data_keys.wrapped', 'key_checks.sealed', 'projects.logo']
  const names = columns.map(({ table, column }) => `${table}.${column}`)
  const sealed = sealedColumns.map(({ table, column }) => `${table}.${column}`)
  expect(names.filter((name) => !others.includes(name))).toEqual(sealed)
})
