import { expect, test } from 'vitest'
import { testProject } from '#lib/accounts/project.fixture.ts'
import { sealValues } from '#lib/accounts/sealed-values.ts'
import { fromPublic, newId, toPublic } from '#lib/ids.ts'
import { checkKey, createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import { expectAll, processOf, slowly, startLoad } from '#lib/vault/load.fixture.ts'
import { installation, newKey, someoneWaits } from '#lib/vault/vault.fixture.ts'
import { addProjects, type Installation, startTool, type Tool } from './rotate-keys.fixture.ts'

/** Locks the row that this statement selects: a tool comes to it and no further, however fast it is. */
async function barrier({ pool }: Installation, select: string, id: string): Promise<() => Promise<void>> {
  const client = await pool.connect()
  await client.query('begin')
  await client.query(`${select} for update`, [id])
  return async () => {
    await client.query('rollback')
    client.release()
  }
}

/**
 * Kills a tool twice and lets it come to its end: somewhere between its first line of progress and the first barrier,
 * and in the transaction that waits at the second one. `seen`: what `look` found after each kill.
 */
async function killTwice(
  db: Installation,
  { start, select, at, look }: { start: () => Tool; select: string; at: string[]; look: () => Promise<number> },
) {
  const progressing = ({ told }: Tool) => told(/^ {2}\d+ of \d+$/m)
  const moments = [progressing, (tool: Tool) => progressing(tool).then(() => someoneWaits(db.prisma))]
  const seen: number[] = []
  for (const [index, id] of at.entries()) {
    const release = await barrier(db, select, id)
    const tool = start()
    await moments[index]?.(tool)
    tool.child.kill('SIGKILL')
    expect(await tool.ended).toMatchObject({ code: null })
    seen.push(await look())
    await release()
  }
  return { seen, last: await start().ended }
}

test('killed at any moment and run again it goes on, under load, and ends with the new key alone', {
  timeout: 120_000,
}, async () => {
  const db = await installation()
  const [older, newer] = [newKey(), newKey()]
  const before = environmentKeyProvider({ key: older })
  await checkKey(db.prisma, before)
  await addProjects(db, before, 60)
  const both = { key: newer, previous: older }
  const load = startLoad([processOf(db, environmentKeyProvider(both))], [await testProject(db)])
  await expect.poll(() => load.done.edited, slowly).toBeGreaterThan(3)
  const rows = await db.prisma.dataKey.findMany({ orderBy: { projectId: 'asc' } })
  const old = rows.map(({ wrapped }) => Buffer.from(wrapped).toString('hex'))

  const { seen, last } = await killTwice(db, {
    start: () => startTool(db, both, 'rotate-keys.ts', ['--batch', '2']),
    select: 'select 1 from data_keys where project_id = $1',
    at: [rows[20]!.projectId, rows[40]!.projectId],
    look: () => db.prisma.dataKey.count({ where: { kekId: { not: before.id } } }),
  })

  expect(seen[0]).toBeGreaterThan(0)
  expect(seen[0]).toBeLessThanOrEqual(20)
  expect(seen[1]).toBeGreaterThan(seen[0]!)
  expect(seen[1]).toBeLessThanOrEqual(40)
  const { id } = environmentKeyProvider({ key: newer })
  expect(last).toMatchObject({ code: 0 })
  expect(last.said).toMatch(new RegExp(`key id ${id}: ${seen[1]} of 61 were already`))
  expect(last.said).toContain(`All 61 data keys are now wrapped by key id ${id}. HUB_ENCRYPTION_KEY_PREVIOUS can be`)
  for (const key of [older, newer]) expect(last.said).not.toContain(key)
  const fresh = (await db.prisma.dataKey.findMany()).map(({ wrapped }) => Buffer.from(wrapped).toString('hex'))
  expect(fresh.filter((one) => old.includes(one))).toEqual([])

  const expected = await load.stop()
  await expectAll(db, environmentKeyProvider({ key: newer }), expected)
  const stranger = createVault({ prisma: db.prisma, keyProvider: before })
  const { sealedValues, projectId, id: rowId } = await db.prisma.linkedAccount.findFirstOrThrow()
  const place = { projectId, table: 'linked_accounts', rowId, column: 'sealed_values' }
  await expect(stranger.open(place, sealedValues!)).rejects.toMatchObject({ code: 'unknown_key' })
})

test('killed while it changes a project’s data key and run again it loses no record, under load', {
  timeout: 120_000,
}, async () => {
  const db = await installation()
  const keys = { key: newKey() }
  const keyProvider = environmentKeyProvider(keys)
  await checkKey(db.prisma, keyProvider)
  const project = await testProject(db)
  const { projectId } = project
  const deps = processOf(db, keyProvider)
  const values = { clientId: 'fake-id', clientSecret: 'fake-of-many' }
  const same = {
    ...{ projectId, configId: fromPublic('cfg', project.configId)!, provider: 'udemy', authMethod: 'x', type: 'test' },
    ...{ status: 'active', originOwnerId: 'x', originOwnerName: 'x' },
  }
  const many = await db.prisma.$transaction(async (tx) => {
    const rows = []
    for (let number = 0; number < 60; number++) {
      const id = newId()
      rows.push({ ...same, id, sealedValues: await sealValues(deps.vault, tx, { projectId, id }, values) })
    }
    await tx.linkedAccount.createMany({ data: rows })
    return rows
  })
  const load = startLoad([deps], [project])
  await expect.poll(() => load.done.edited, slowly).toBeGreaterThan(3)

  const resealed = async () => {
    const [row] = await db.prisma.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from linked_accounts
      where get_byte(sealed_values, 6) = 2 and origin_owner_id = 'x'`
    return row!.count
  }
  const { seen, last } = await killTwice(db, {
    start: () => startTool(db, keys, 'rotate-keys.ts', ['--project', toPublic('prj', projectId), '--batch', '2']),
    select: 'select 1 from linked_accounts where id = $1',
    at: [many[20]!.id, many[40]!.id],
    look: resealed,
  })
  expect(seen[0]).toBeGreaterThan(0)
  expect(seen[0]).toBeLessThanOrEqual(20)
  expect(seen[1]).toBeGreaterThan(seen[0]!)
  expect(seen[1]).toBeLessThanOrEqual(40)
  expect(last).toMatchObject({ code: 0 })
  expect(last.said).toMatch(/data key version 2 was begun before and goes on, \d+ records to seal anew/)
  expect(last.said).toMatch(/all records are sealed with data key version 2; the key before is destroyed\.\n$/)

  const expected = await load.stop()
  for (const { id } of many) expected.set(id, values)
  await expectAll(db, keyProvider, expected)
  expect(await db.prisma.dataKey.findMany()).toMatchObject([{ version: 2, state: 'active' }])
  expect(await db.prisma.auditEvent.count({ where: { projectId, action: 'project.data_key_changed' } })).toBe(1)
})
