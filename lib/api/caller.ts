import type { Context as HonoContext } from 'hono'

/** Where a request came from, as the front door says: it removes what visitors claim and writes these headers itself. */
export const callerOf = (c: HonoContext): { ip: string | undefined; userAgent: string | undefined } => ({
  ip: c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || undefined,
  userAgent: c.req.header('user-agent'),
})
