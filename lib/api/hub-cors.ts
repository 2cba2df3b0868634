import { createMiddleware } from 'hono/factory'
import { allowedOrigins } from '#lib/auth/same-origin.ts'
import type { Problem } from '#lib/problems.ts'
import { isListedOrigin, mayAskFrom } from '#lib/sessions/index.ts'
import { say } from '#lib/words/index.ts'
import type { Deps } from './deps.ts'
import type { HeardOrigins } from './heard-origins.ts'
import type { HubEnv } from './hub-env.ts'
import { intoHubWords } from './hub-problem.ts'
import { tokenHeader } from './identify.ts'
import { problemReply } from './problem-reply.ts'

const preflight = {
  'access-control-allow-methods': 'GET, POST, PATCH',
  'access-control-allow-headers': `content-type, ${tokenHeader}, x-hub-version`,
  'access-control-max-age': '600',
}

type CorsDeps = Pick<Deps, 'db' | 'env'> & { heard: HeardOrigins }

/**
 * Lets pages of other origins ask: those that the session lists, else its project's, and nobody else's; no cookie is
 * looked at. A browser's question beforehand has no token, so it is answered to every origin that is listed anywhere.
 */
export const hubCors = ({ db, env, heard }: CorsDeps) => {
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
    heard.add(origin)
    c.header('access-control-allow-origin', origin)
    if (isQuestion) return c.body(null, 204, preflight)
    await next()
    // An answer of the error handler is a new one.
    c.header('access-control-allow-origin', origin)
  })
}

/**
 * Before whoever asks too often is refused, which comes before the database is asked about origins: pages that were let
 * ask a while ago may read that they are refused, and why. To others the refusal stays closed.
 */
export const readableRefusal = (heard: HeardOrigins) =>
  createMiddleware<HubEnv>(async (c, next) => {
    await next()
    if (c.res.status !== 429) return
    await intoHubWords(c)
    const origin = c.req.header('origin')
    if (origin === undefined || !heard.has(origin)) return
    const headers = { 'access-control-allow-origin': origin, vary: 'origin' }
    // Else the browser would not send the request whose refusal can be read.
    if (c.req.method === 'OPTIONS') c.res = c.body(null, 204, { ...preflight, ...headers })
    else for (const [name, value] of Object.entries(headers)) c.header(name, value)
  })

const unlisted: Problem = {
  kind: 'wrong_origin',
  message: say('This request came from a page whose origin neither the connect session nor its project lists.'),
  next: say('Give the origin when the session is made (origins), or add it to the project’s embed origins.'),
}
