import { createMiddleware } from 'hono/factory'
import { requestLimits, requestsPerMinute } from '#lib/auth/request-limits.ts'
import type { Problem } from '#lib/problems.ts'
import { callerOf } from './caller.ts'
import type { HubEnv } from './hub-env.ts'
import { problemReply } from './problem-reply.ts'

/**
 * Refuses requests beyond the limit of their API key, or of the visitor's address where nobody is known. People who
 * have signed in are not counted here. A key is looked up once, for this and for the route.
 */
export const limitRate = () => {
  const limits = requestLimits()
  return createMiddleware<HubEnv>(async (c, next) => {
    if (c.var.claims !== 'cookie') {
      const asked = c.var.claims === 'key' ? await c.var.who() : undefined
      const context = asked?.ok ? asked.value : undefined
      const wait = await (context ? limits.takeForKey(context.actor.id) : limits.takeForAddress(callerOf(c).ip))
      if (wait !== undefined) return problemReply(c, tooMany(context ? 'with this API key' : 'from your address', wait))
    }
    await next()
  })
}

const tooMany = (whose: string, retryAfter: number): Problem => ({
  kind: 'too_many_requests',
  message: `More than ${requestsPerMinute} requests within a minute came ${whose}. This one was not carried out.`,
  next: `Wait ${retryAfter === 1 ? 'a second' : `${retryAfter} seconds`}, then ask less often.`,
  retryAfter,
})
