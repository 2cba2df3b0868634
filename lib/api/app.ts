import { OpenAPIHono } from '@hono/zod-openapi'
import { adminCookie } from '#lib/auth/admin-cookie.ts'
import { notFound } from '#lib/problems.ts'
import { accountRoutes } from './account-routes.ts'
import { authRoutes } from './auth-routes.ts'
import { connectorRoutes } from './connector-routes.ts'
import type { Deps } from './deps.ts'
import { guard, limitBody } from './guard.ts'
import type { HubEnv } from './hub-env.ts'
import { identify } from './identify.ts'
import { limitRate } from './limit-rate.ts'
import { linkRoutes } from './link-routes.ts'
import { onError } from './on-error.ts'
import { problemReply } from './problem-reply.ts'
import { requestLog } from './request-log.ts'
import { validationProblem } from './validation-problem.ts'

/**
 * The whole HTTP API, `/api/*`. Routes are thin: authorise, call a verb, reply. Throws when the environment has no
 * session secret, which server/keys.ts gives it.
 */
export function createApp(deps: Deps) {
  const { env } = deps
  if (!env.sessionSecret) throw new Error('createApp wants an environment with its keys')
  const cookie = adminCookie({
    hubUrl: env.hubUrl,
    secret: env.sessionSecret,
    previousSecret: env.previousSessionSecret,
  })

  const app = new OpenAPIHono<HubEnv>({
    defaultHook: (result, c) =>
      result.success ? undefined : problemReply(c, validationProblem(result.target, result.error.issues)),
  })
  app.use(requestLog(deps), guard(env.hubUrl), limitBody, identify(deps, cookie), limitRate())
  app.onError(onError(deps))
  app.notFound((c) => problemReply(c, notFound('page or record').problem))

  const routed = app
    .route('/', authRoutes(deps, cookie))
    .route('/', connectorRoutes(deps))
    .route('/', accountRoutes(deps))
    .route('/', linkRoutes(deps))
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Connector Hub', version: '1' } })
  return routed
}

/** For the typed client: import the type alone. */
export type Api = ReturnType<typeof createApp>
