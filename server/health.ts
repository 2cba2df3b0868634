import type { Readiness } from './readiness.ts'

/** How long the database may take to answer the health question, in milliseconds. */
const PATIENCE_MS = 1_000

export interface Health {
  status: 'ok' | 'starting'
  missing: string[]
}

/**
 * What `/api/health` answers: `ok` with 200, or 503 naming the missing parts (database, migrations, web,
 * encryption key). `ask` is a query to the database, so that one that went away is told as well. `hasKey`: whether this
 * process holds the key the database is sealed with now, which another process may have changed.
 */
export async function findHealth(
  readiness: Readiness,
  ask: () => Promise<unknown>,
  hasKey: () => Promise<boolean> = async () => true,
): Promise<Health> {
  const missing: string[] = readiness.missing()
  const [answers, holds] = await Promise.all([
    missing.includes('database') || soon(() => ask().then(() => true), false),
    // No answer is no evidence here: a busy pool, or a database that is away.
    soon(hasKey, true),
  ])
  if (!answers) missing.unshift('database')
  if (!holds) missing.push('encryption key')
  return { status: missing.length === 0 ? 'ok' : 'starting', missing }
}

/** What `ask` answers, or `otherwise` when it fails or takes too long. */
async function soon(ask: () => Promise<boolean>, otherwise: boolean): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(otherwise), PATIENCE_MS)
  ask().then(resolve, () => resolve(otherwise))
  return promise.finally(() => clearTimeout(timer))
}
