import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { allowedOrigins, requireSameOrigin } from '#lib/auth/same-origin.ts'
import type { Problem } from '#lib/problems.ts'
import type { HubEnv } from './hub-env.ts'
import { problemReply } from './problem-reply.ts'

const MIB = 1024 * 1024

/** What no route has to think of: nothing is cached, changes come from our own pages (or with a key), as JSON. */
export const guard = (hubUrl: string) => {
  const allowed = allowedOrigins(hubUrl)
  return createMiddleware<HubEnv>(async (c, next) => {
    c.header('cache-control', 'no-store')
    const asked = requireSameOrigin({
      method: c.req.method,
      origin: c.req.header('origin'),
      contentType: c.req.header('content-type'),
      hasBody: c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0,
      hasAuthorization: c.req.header('authorization') !== undefined,
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

const tooLarge: Problem = {
  kind: 'too_large',
  message: 'The body of this request is larger than 1 MiB.',
  next: 'Send less: no credential is that long.',
}

export const limitBody = bodyLimit({ maxSize: MIB, onError: (c) => problemReply(c, tooLarge) })
