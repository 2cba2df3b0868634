import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { allowedOrigins, requireSameOrigin } from '#lib/auth/same-origin.ts'
import type { Problem } from '#lib/problems.ts'
import { say } from '#lib/words/index.ts'
import type { HubEnv } from './hub-env.ts'
import { tokenHeader } from './identify.ts'
import { problemReply } from './problem-reply.ts'

const MIB = 1024 * 1024

/** No answer is kept anywhere, unless its route says otherwise. */
export const neverStored = createMiddleware<HubEnv>((c, next) => {
  c.header('cache-control', 'no-store')
  return next()
})

/** What no route has to think of: changes come from our own pages (or with a key), as JSON. */
export const guard = (hubUrl: string) => {
  const allowed = allowedOrigins(hubUrl)
  return createMiddleware<HubEnv>(async (c, next) => {
    const asked = requireSameOrigin({
      method: c.req.method,
      origin: c.req.header('origin'),
      contentType: c.req.header('content-type'),
      hasBody: c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0,
      hasAuthorization: c.req.header('authorization') !== undefined || isForeignHub(c),
      allowed,
    })
    if (!asked.ok)
      return problemReply(
        c,
        asked.problem.kind === 'invalid_request' ? { ...asked.problem, kind: 'not_json' } : asked.problem,
      )
    await next()
  })
}

/** StackOne's hub asks from pages of other origins, as hub-cors.ts allows; no page can send its header unasked. */
const isForeignHub = ({ req }: Context): boolean =>
  req.path.startsWith('/api/hub/') && req.header(tokenHeader) !== undefined

const tooLarge: Problem = {
  kind: 'too_large',
  message: say('The body of this request is larger than 1 MiB.'),
  next: say('Send less: no credential is that long.'),
}

const limited = bodyLimit({ maxSize: MIB, onError: (c) => problemReply(c, tooLarge) })

/** For what has a body: to look for one costs as much as the rest of a small answer. */
export const limitBody = createMiddleware<HubEnv>((c, next) =>
  c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : limited(c, next),
)
