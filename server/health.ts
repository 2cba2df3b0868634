import type { Readiness } from './readiness.ts'

/** How long the database may take to answer the health question, in milliseconds. */
const PATIENCE_MS = 1_000

export interface Health {
  status: 'ok' | 'starting'
  missing: string[]
}

/**
 * What `/api/health` answers: `ok` with 200, or 503 naming the missing parts (database, migrations, web).
 * `ask` is a query to the database, so that one that went away is told as well.
 */
export async function findHealth(readiness: Readiness, ask: () => Promise<unknown>): Promise<Health> {
  const missing: string[] = readiness.missing()
  if (!missing.includes('database') && !(await answers(ask))) missing.unshift('database')
  return { status: missing.length === 0 ? 'ok' : 'starting', missing }
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), PATIENCE_MS)
  ask().then(
    () => resolve(true),
    () => resolve(false),
  )
  return promise.finally(() => clearTimeout(timer))
}
