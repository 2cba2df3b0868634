import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'

const ID = /^[\w-]{8,64}$/

/**
 * Gives every request its id and writes one line when it is answered: method, the route's pattern, status,
 * milliseconds. No path, no query, no body: ids and searches are the customer's.
 */
export const requestLog = ({ log }: Pick<Deps, 'log'>) =>
  createMiddleware<HubEnv>(async (c, next) => {
    const given = c.req.header('x-request-id')
    const requestId = given && ID.test(given) ? given : randomUUID()
    c.set('requestId', requestId)
    const started = performance.now()
    await next()
    c.header('x-request-id', requestId)
    const route = routePath(c, -1)
    log.info(
      { method: c.req.method, route, status: c.res.status, ms: Math.round(performance.now() - started), requestId },
      'request',
    )
  })
