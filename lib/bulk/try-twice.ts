import { type Result, refuse } from '#lib/problems.ts'
import type { BulkDeps } from './bulk-deps.ts'

/**
 * What work on one account comes to. Where it breaks it is done once more, after the database has answered; where it
 * breaks again, that account is left and the others go on. A database that is away ends the step: it is done again later.
 */
export async function tryTwice<T>(
  { db, log }: Pick<BulkDeps, 'db' | 'log'>,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await work()
  } catch {
    await db.prisma.$queryRaw`select 1`
  }
  try {
    return await work()
  } catch (error) {
    await db.prisma.$queryRaw`select 1`
    log.error({ reason: error instanceof Error ? error.name : 'unknown' }, 'an account of a bulk run could not be done')
    return refuse('unexpected', 'Something went wrong in the hub.', 'Try this account by itself.')
  }
}
