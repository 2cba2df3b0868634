import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { createLog } from '#lib/log.ts'
import { migrate } from './migrate.ts'
import { ensurePrismaClient } from './prisma-client.ts'
import { startScratchPostgres } from './scratch-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's PostgreSQL; `test-db.ts` makes a database from the template for each test file. */
    postgresUrl: string
  }
}

export const TEMPLATE = 'hub_template'

/** Before the database tests: one PostgreSQL for the run with a migrated template; afterwards: nothing left. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Before the files: they would make it side by side.
  await ensurePrismaClient()
  const postgres = await startScratchPostgres()
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  await migrate(databaseUrl(postgres.url, TEMPLATE))
  await installQueues(databaseUrl(postgres.url, TEMPLATE))
  project.provide('postgresUrl', postgres.url)
  return postgres.end
}

/** The queues and their tables, so that no test has to make them. A room whose jobs are queued in a verb has its workers here. */
async function installQueues(url: string): Promise<void> {
  // Loaded only now: it imports the client that was just made.
  const [{ createDb }, { startJobs }, { accountWorkers }, { checkWorkers }, { bulkWorkers }] = await Promise.all([
    import('#lib/db.ts'),
    import('#lib/jobs/index.ts'),
    import('#lib/accounts/account-workers.ts'),
    import('#lib/checks/check-workers.ts'),
    import('#lib/bulk/bulk-workers.ts'),
  ])
  const db = createDb(url)
  const log = createLog({ level: 'silent', readable: false })
  // Of each the queue alone is made, so they need nothing to work with.
  const none = {} as never
  const queues = [...accountWorkers(db), ...checkWorkers(none), ...bulkWorkers(none)]
  const jobs = await startJobs({ db, log, workers: [], queues })
  await jobs.stop()
  await db.close()
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
