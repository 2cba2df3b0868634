import { OpenAPIHono } from '@hono/zod-openapi'
import { adminCookie } from '#lib/auth/admin-cookie.ts'
import type { Problem } from '#lib/problems.ts'
import { accountHistoryRoutes } from './account-history-routes.ts'
import { accountRoutes } from './account-routes.ts'
import { accountStatusRoutes } from './account-status-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { authRoutes } from './auth-routes.ts'
import { bulkRoutes } from './bulk-routes.ts'
import { configRoutes } from './config-routes.ts'
import { connectorRoutes } from './connector-routes.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import type { Deps } from './deps.ts'
import { guard, limitBody, neverStored } from './guard.ts'
import { heardOrigins } from './heard-origins.ts'
import { hubCors, readableRefusal } from './hub-cors.ts'
import type { HubEnv } from './hub-env.ts'
import { hubProblems } from './hub-problem.ts'
import { hubRoutes } from './hub-routes.ts'
import { identify } from './identify.ts'
import { incidentRoutes } from './incident-routes.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { limitRate } from './limit-rate.ts'
import { linkRoutes } from './link-routes.ts'
import { onError } from './on-error.ts'
import { ownRoutes } from './own-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { problemReply } from './problem-reply.ts'
import { projectRoutes } from './project-routes.ts'
import { requestLog } from './request-log.ts'
import { sessionRoutes } from './session-routes.ts'
import { validationProblem } from './validation-problem.ts'
import { webhookRoutes } from './webhook-routes.ts'

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
  const heard = heardOrigins()
  app.use(requestLog(deps), neverStored)
  app.use('/api/hub/*', readableRefusal(heard))
  app.use(identify(deps, cookie), limitRate())
  app.use('/api/hub/*', hubCors({ ...deps, heard }), hubProblems)
  app.use(guard(env.hubUrl), limitBody)
  app.onError(onError(deps))
  app.notFound((c) => problemReply(c, noRoute))

  const routed = app
    .route('/', authRoutes(deps, cookie))
    .route('/', connectorRoutes(deps))
    .route('/', configRoutes(deps))
    .route('/', accountRoutes(deps))
    .route('/', accountStatusRoutes(deps))
    .route('/', accountHistoryRoutes(deps))
    .route('/', bulkRoutes(deps))
    .route('/', incidentRoutes(deps))
    .route('/', linkRoutes(deps))
    .route('/', peopleRoutes(deps))
    .route('/', invitationRoutes(deps, cookie))
    .route('/', ownRoutes(deps))
    .route('/', projectRoutes(deps))
    .route('/', keyRoutes(deps))
    .route('/', auditRoutes(deps))
    .route('/', webhookRoutes(deps))
    .route('/', deliveryRoutes(deps))
    .route('/', sessionRoutes(deps))
    .route('/', hubRoutes(deps))
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Connector Hub', version: '1' } })
  return routed
}

const noRoute: Problem = {
  kind: 'not_found',
  message: 'The API has nothing at this address, or not with this method.',
  next: 'Check method and address: /api/openapi.json lists every route.',
}

/** For the typed client: import the type alone. */
export type Api = ReturnType<typeof createApp>
