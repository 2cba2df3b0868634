import { createMiddleware } from 'hono/factory'
import { requestLimits, requestsPerMinute } from '#lib/auth/request-limits.ts'
import type { Problem } from '#lib/problems.ts'
import { say, sayCount, type Words } from '#lib/words/index.ts'
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
      if (wait !== undefined) return problemReply(c, tooMany(context ? byKey : byAddress, wait))
    }
    await next()
  })
}

const byKey = `More than ${requestsPerMinute} requests within a minute came with this API key. This one was not carried out.`
const byAddress = say('More than {n} requests within a minute came from your address. This one was not carried out.', {
  n: requestsPerMinute,
})

const tooMany = (message: Words, retryAfter: number): Problem => ({
  kind: 'too_many_requests',
  message,
  next: sayCount(retryAfter, 'Wait a second, then ask less often.', 'Wait {n} seconds, then ask less often.'),
  retryAfter,
})
