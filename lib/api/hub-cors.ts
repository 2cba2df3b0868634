import { createMiddleware } from 'hono/factory'
import { allowedOrigins } from '#lib/auth/same-origin.ts'
import type { Problem } from '#lib/problems.ts'
import { isListedOrigin, mayAskFrom } from '#lib/sessions/index.ts'
import { say } from '#lib/words/index.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { tokenHeader } from './identify.ts'
import { problemReply } from './problem-reply.ts'

const preflight = {
  'access-control-allow-methods': 'GET, POST, PATCH',
  'access-control-allow-headers': `content-type, ${tokenHeader}, x-hub-version`,
  'access-control-max-age': '600',
}

/**
 * Lets pages of other origins ask: those that the session lists, else its project's, and nobody else's; no cookie is
 * looked at. A browser's question beforehand has no token, so it is answered to every origin that is listed anywhere.
 */
export const hubCors = ({ db, env }: Pick<Deps, 'db' | 'env'>) => {
  const own = allowedOrigins(env.hubUrl)
  return createMiddleware<HubEnv>(async (c, next) => {
    const origin = c.req.header('origin')
    if (origin === undefined || own.includes(origin)) return next()
    c.header('vary', 'origin', { append: true })
    const isQuestion = c.req.method === 'OPTIONS'
    const who = !isQuestion && c.var.claims === 'session' ? await c.var.who() : undefined
    const session = who?.ok ? who.value.session : undefined
    const isAllowed = session ? await mayAskFrom(db, session, origin) : await isListedOrigin(db, origin)
    if (!isAllowed) return problemReply(c, unlisted)
    c.header('access-control-allow-origin', origin)
    if (isQuestion) return c.body(null, 204, preflight)
    await next()
    // An answer of the error handler is a new one.
    c.header('access-control-allow-origin', origin)
  })
}

const unlisted: Problem = {
  kind: 'wrong_origin',
  message: say('This request came from a page whose origin neither the connect session nor its project lists.'),
  next: say('Give the origin when the session is made (origins), or add it to the project’s embed origins.'),
}
