import { randomBytes, randomUUID } from 'node:crypto'
import { expect, onTestFinished } from 'vitest'
import { createDb } from '#lib/db.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { TEMPLATE } from '#server/test-database.ts'
import { testDatabase } from '#server/test-db.ts'
import type { Place } from './record.ts'
import type { Vault } from './vault.ts'

export const newKey = () => randomBytes(32).toString('base64')

/** A database of its own for one test, in which no key was ever seen. */
export async function installation() {
  const { url, drop } = await testDatabase({ template: TEMPLATE })
  const db = createDb(url)
  onTestFinished(async () => {
    await db.close()
    await drop()
  })
  return { ...db, url }
}

/** A place in a new project. */
export async function newPlace(prisma: PrismaClient): Promise<Place> {
  const { id } = await prisma.project.create({ data: { id: randomUUID(), name: 'Acme Learning' } })
  return { projectId: id, table: 'linked_accounts', rowId: randomUUID(), column: 'sealed_values' }
}

/** Seals in a transaction of its own that stores nothing. */
export const sealAlone = (
  prisma: PrismaClient,
  vault: Vault,
  ...given: Parameters<Vault['seal']> extends [unknown, ...infer Rest] ? Rest : never
) => prisma.$transaction((tx) => vault.seal(tx, ...given))

/** Resolves once a statement on this database, or so many, wait for a lock. */
export async function someoneWaits(prisma: PrismaClient, count = 1): Promise<void> {
  const waiting = () => prisma.$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await expect
    .poll(async () => (await waiting()).length, { timeout: 10_000, interval: 5 })
    .toBeGreaterThanOrEqual(count)
}
