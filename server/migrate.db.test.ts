import { afterAll, expect, test } from 'vitest'
import { findMigrationState, migrate } from './migrate.ts'
import { diffSchema } from './migration.ts'
import { testDatabase } from './test-db.ts'

const databases: Awaited<ReturnType<typeof testDatabase>>[] = []
async function emptyDatabase() {
  const database = await testDatabase()
  databases.push(database)
  return database.url
}
afterAll(async () => {
  for (const database of databases) await database.drop()
})

test('the migrations say exactly what schema.prisma says', async () => {
  expect(await diffSchema(await emptyDatabase()), 'run: npm run migration -- what_changed').toBeUndefined()
})

test('an empty database is behind, is migrated once, and is current afterwards', async () => {
  const url = await emptyDatabase()
  expect(await findMigrationState(url)).toMatchObject({ state: 'behind' })
  expect(await migrate(url)).not.toEqual([])
  expect(await findMigrationState(url)).toEqual({ state: 'current' })
  expect(await migrate(url)).toEqual([])
})

test('two hubs that start together migrate once', async () => {
  const url = await emptyDatabase()
  const [one, two] = await Promise.all([migrate(url), migrate(url)])
  expect([one, two].filter((applied) => applied.length > 0)).toHaveLength(1)
})

test('a database that cannot be reached is told in one sentence, without its password', async () => {
  const failure = migrate('postgresql://hub:pw-canary@127.0.0.1:1/hub')
  await expect(failure).rejects.toThrow(/^The database cannot be reached: .*Check DATABASE_URL/)
  await expect(failure).rejects.not.toThrow(/pw-canary/)
})
