import type { Env } from '#lib/env.ts'
import { openDataFolder, readPrivate } from './data-folder.ts'
import { withKeys } from './keys.ts'
import { findHolder, takeFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { startPostgres } from './postgres.ts'
import { type PostgresFile, postgresFileOf, postgresUrl } from './postgres-file.ts'
import { StartProblem } from './start-problem.ts'

/**
 * Does a piece of work on the product's database from another process: on the one DATABASE_URL names, on the embedded
 * one of a hub that runs, else on the embedded one started for the work and stopped after it. Throws {@link StartProblem}.
 */
export async function withDatabase<Result>(
  env: Env,
  work: (url: string, how: 'own' | 'attached' | 'started') => Promise<Result>,
): Promise<Result> {
  if (env.databaseUrl) return work(env.databaseUrl, 'own')
  await openDataFolder(env.dataDir)
  if (await findHolder(env.dataDir)) return work(await runningUrl(env.dataDir), 'attached')

  const taken = await takeFolder(env.dataDir)
  if (!('release' in taken)) return work(await runningUrl(env.dataDir), 'attached')
  try {
    // As at a start, the keys before the database: a database without its keys is refused.
    await withKeys(env)
    const postgres = await startPostgres(env.dataDir)
    try {
      return await work(postgres.url, 'started')
    } finally {
      await postgres.stop()
    }
  } finally {
    await taken.release()
  }
}

/** As {@link withDatabase}, with the migrations applied where no running hub did so. */
export function withMigratedDatabase<Result>(env: Env, work: (url: string) => Promise<Result>): Promise<Result> {
  return withDatabase(env, async (url, how) => {
    if (how !== 'attached') await migrate(url)
    return work(url)
  })
}

async function runningUrl(dataDir: string): Promise<string> {
  const file = (await readPrivate(postgresFileOf(dataDir))) as PostgresFile | undefined
  if (file && file.port > 0) return postgresUrl(file)
  throw new StartProblem('The hub is just starting. Wait until it says Ready, then run this again.')
}
