/**
 * What may be logged or stored of an error that somebody else threw: its code (of PostgreSQL, Prisma or the network), or
 * else its name. Its message may have values in it.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
