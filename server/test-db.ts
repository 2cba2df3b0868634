import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { createDb, type Db } from '#lib/db.ts'
import { databaseUrl, TEMPLATE } from './test-database.ts'

export type TestDb = Db & { url: string }

/**
 * A migrated, empty database for one test file, dropped after its last test:
 *
 *     const db = await testDb()
 *     test('…', async () => { await db.prisma.project.create(…) })
 */
export async function testDb(): Promise<TestDb> {
  const { url, drop } = await testDatabase({ template: TEMPLATE })
  const db = createDb(url)
  afterAll(async () => {
    await db.close()
    await drop()
  })
  return { ...db, url }
}

/** A database of one's own on the run's server; empty where no template is named. The caller drops it. */
export async function testDatabase(
  from: { template?: string } = {},
): Promise<{ url: string; drop: () => Promise<void> }> {
  const admin = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await run(admin, `create database ${name}${from.template ? ` template ${from.template} strategy file_copy` : ''}`)
  return { url: databaseUrl(admin, name), drop: () => run(admin, `drop database if exists ${name} with (force)`) }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
