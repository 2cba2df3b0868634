import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts'
import { log } from './log.ts'

/** What verbs write with: the client itself, or the transaction of `prisma.$transaction(async (tx) => …)`. */
export type Tx = Prisma.TransactionClient

export interface Db {
  prisma: PrismaClient
  /** The pool beneath, for the few statements Prisma cannot say (leases, rate limits). */
  pool: pg.Pool
  close: () => Promise<void>
}

/** Connections of one process, and the longest a request waits for one of them, in milliseconds. */
const CONNECTIONS = 20
const WAIT_MS = 5_000

/**
 * Opens the database at `url` (nothing is connected before the first query).
 * No session setting is used, so that PgBouncer in transaction mode may stand between.
 */
export function createDb(url: string, limits: { connections?: number; waitMs?: number } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: limits.connections ?? CONNECTIONS,
    connectionTimeoutMillis: limits.waitMs ?? WAIT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'connector-hub',
  })
  // Without a listener a connection that breaks while idle (Postgres restarted) would end the process.
  let closing = false
  pool.on('error', (error) => {
    if (!closing) log().warn({ reason: error.message }, 'an idle database connection was lost')
  })
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: limits.waitMs ?? WAIT_MS, timeout: 15_000 },
  })
  return {
    prisma,
    pool,
    close: async () => {
      closing = true
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
