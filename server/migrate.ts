import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { EVERYTHING, readMigrations, SCHEMA_FILE } from './migrations.ts'
import { withSchemaEngine } from './schema-engine.ts'
import { StartProblem } from './start-problem.ts'

/** A busy table or another hub that migrates right now: how often and how long we wait for it. */
const ATTEMPTS = 8
const PAUSE_MS = 1_500

/**
 * Applies what is missing of prisma/migrations (as `prisma migrate deploy` does) and answers the names of what was
 * applied. Two hubs that start together take turns. Throws {@link StartProblem}.
 */
export async function migrate(url: string): Promise<string[]> {
  const [migrationsList, schema] = await Promise.all([readMigrations(), readFile(SCHEMA_FILE, 'utf8')])
  for (let attempt = 1; ; attempt++) {
    try {
      return await withSchemaEngine(url, schema, async (engine) => {
        const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: EVERYTHING })
        return appliedMigrationNames
      })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (attempt === ATTEMPTS || !/lock timeout|advisory lock|P1002|55P03/i.test(reason))
        throw new StartProblem(explain(reason))
      await sleep(PAUSE_MS)
    }
  }
}

export type MigrationState =
  | { state: 'current' }
  | { state: 'behind'; missing: string[] }
  | { state: 'broken'; reason: string }

/** How the database at `url` stands to prisma/migrations, without changing it. */
export async function findMigrationState(url: string): Promise<MigrationState> {
  const migrationsList = await readMigrations()
  return withSchemaEngine(url, undefined, async (engine) => {
    const found = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: EVERYTHING,
    })
    if (found.failedMigrationNames.length > 0)
      return { state: 'broken', reason: `the migration ${found.failedMigrationNames[0]} failed half-way` }
    if (found.editedMigrationNames.length > 0)
      return {
        state: 'broken',
        reason: `the migration ${found.editedMigrationNames[0]} was changed after it was applied`,
      }
    if (found.history === null) return { state: 'current' }
    if (found.history.diagnostic === 'databaseIsBehind')
      return { state: 'behind', missing: found.history.unappliedMigrationNames }
    return { state: 'broken', reason: 'the database was migrated by another release of the product' }
  })
}

function explain(reason: string): string {
  const line = reason.split('\n').find((part) => part.trim() !== '') ?? reason
  if (/lock timeout|advisory lock|P1002|55P03/i.test(reason))
    return 'The database is too busy to migrate: another process holds a lock. Stop long queries and other hubs on this database, then start again.'
  if (/P3009|failed migrations/i.test(reason))
    return `An earlier migration failed half-way. Restore the database from a backup, or repair it as Prisma's guide on failed migrations says, then start again. (${line})`
  if (/P1001|P1000|P1003|P1010|ECONNREFUSED|ENOTFOUND|reach database server|password authentication/i.test(reason))
    return `The database cannot be reached: ${line}. Check DATABASE_URL; npm run doctor tells more.`
  return `The database could not be migrated: ${line}`
}
