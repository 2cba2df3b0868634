// Prisma: no connection or no transaction in time, unreachable, timed out, closed.
// Postgres: shutting down, starting, too many clients.
const UNAVAILABLE = new Set(['P2024', 'P2028', 'P1001', 'P1002', 'P1008', 'P1017', '57P01', '57P02', '57P03', '53300'])
const BROKEN = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])

// The driver's own words, which are all there is where a raw query (P2010) found no database.
const DRIVER = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])

const LOST = /^(timeout exceeded when trying to connect|Connection terminated)/

/** Prisma puts what the database said into `meta.driverAdapterError`, whose cause is no Error. */
type ErrorLike = {
  code?: unknown
  kind?: unknown
  message?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
}

/**
 * Whether an error says "not now": every connection is in use, or the database is away or restarting. Such a request is
 * answered with 503 and Retry-After; anything else from the database is a bug.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, kind, message, cause, meta } = error as ErrorLike
  if (typeof code === 'string' && (UNAVAILABLE.has(code) || BROKEN.has(code))) return true
  if (typeof kind === 'string' && DRIVER.has(kind)) return true
  if (typeof message === 'string' && LOST.test(message)) return true
  return isDatabaseUnavailable(cause) || isDatabaseUnavailable(meta?.driverAdapterError)
}
