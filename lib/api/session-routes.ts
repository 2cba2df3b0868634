import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { hubDictionary } from '#lib/connectors/index.ts'
import {
  askForRenewal,
  authenticateSession,
  createSession,
  getProjectLogo,
  listSessions,
  openSession,
  renewSession,
  revokeSession,
  type SessionInput,
} from '#lib/sessions/index.ts'
import { pickLanguage } from '#lib/words/index.ts'
import type { Deps } from './deps.ts'
import { drawOnly } from './draw-only.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'
import {
  authenticateSchema,
  type CreateSession,
  connectSessionSchema,
  createSessionSchema,
  frameSchema,
  madeSessionSchema,
  sessionListSchema,
  sessionViewSchema,
} from './session-contract.ts'
import { sessionFrame, sessionView } from './session-view.ts'
import { withSession } from './with-session.ts'

const params = z.object({ id: z.string() })
const made = json('The session, with its token and link in this answer alone', madeSessionSchema)

const routes = {
  create: createRoute({
    method: 'post',
    path: '/api/connect_sessions',
    summary: 'Make a connect session: a link for a customer, a token for a frame',
    middleware: may('session.create'),
    request: body(createSessionSchema),
    responses: { 201: made, ...refusals },
  }),
  authenticate: createRoute({
    method: 'post',
    path: '/api/connect_sessions/authenticate',
    summary: 'What a token is good for',
    middleware: may('session.create'),
    request: body(authenticateSchema),
    responses: { 201: json('The session, without its token', connectSessionSchema), ...refusals },
  }),
  list: createRoute({
    method: 'get',
    path: '/api/connect_sessions',
    summary: 'Connect sessions, newest first',
    middleware: may('session.read'),
    request: {
      query: z.object({
        page_size: z.coerce.number<string>().int().min(1).max(100).default(25),
        next: z.string().max(500).optional(),
        /** ours: those alone for which somebody asked for a new link and got none yet */
        asked: z.literal('true').optional(),
        /** ours */
        made_by: z.enum(['person', 'api_key']).optional(),
      }),
    },
    responses: { 200: json('One page; never a token', sessionListSchema), ...refusals },
  }),
  revoke: createRoute({
    method: 'delete',
    path: '/api/connect_sessions/{id}',
    summary: 'Make a link and its token worthless',
    middleware: may('session.create'),
    request: { params },
    responses: { 204: { description: 'Revoked' }, ...refusals },
  }),
  renew: createRoute({
    method: 'post',
    path: '/api/connect_sessions/{id}/renew',
    summary: 'A new link of the same content in place of this one',
    middleware: may('session.create'),
    request: { params },
    responses: { 201: made, ...refusals },
  }),
  view: createRoute({
    method: 'get',
    path: '/api/session',
    summary: 'With x-hub-session-token: what the hub’s page shows',
    middleware: withSession(),
    responses: { 200: json('Everything in one answer', sessionViewSchema), ...refusals },
  }),
  renewal: createRoute({
    method: 'post',
    path: '/api/session/renewal',
    summary: 'With x-hub-session-token, good or over: ask whoever sent the link for a new one',
    middleware: withSession({ over: true }),
    responses: { 200: json('When that was told last', z.object({ asked_at: z.iso.datetime() })), ...refusals },
  }),
  frame: createRoute({
    method: 'get',
    path: '/api/sessions/{id}/frame',
    summary: 'What may be known of a session from its public id alone',
    request: { params },
    responses: { 200: json('Brand, origins and form; nothing of the owner', frameSchema), ...refusals },
  }),
  logo: createRoute({
    method: 'get',
    path: '/api/projects/{id}/logo',
    summary: 'The logo of a project, for anybody',
    request: { params },
    responses: { 200: { description: 'A picture' }, ...refusals },
  }),
}

export const sessionRoutes = (deps: Deps) => {
  const { prisma } = deps.db
  const own = { prisma, hubUrl: deps.env.hubUrl }
  return new OpenAPIHono<HubEnv>()
    .openapi(routes.create, async (c) => {
      const given = c.req.valid('json')
      const created = await createSession(own, c.var.context, inputOf(given))
      return created.ok ? c.json(created.value, 201) : problemReply(c, created.problem)
    })
    .openapi(routes.authenticate, async (c) => {
      const found = await authenticateSession(own, c.var.context, c.req.valid('json').token)
      return found.ok ? c.json(found.value, 201) : problemReply(c, found.problem)
    })
    .openapi(routes.list, async (c) => {
      const { page_size: pageSize, next, asked, made_by: madeBy } = c.req.valid('query')
      const wanted = { pageSize, next, asked: asked === 'true', madeBy }
      const listed = await listSessions(own, c.var.context, wanted)
      if (!listed.ok) return problemReply(c, listed.problem)
      return c.json({ data: listed.value.sessions, next: listed.value.next ?? null }, 200)
    })
    .openapi(routes.revoke, async (c) => {
      const revoked = await revokeSession(own, c.var.context, c.req.valid('param').id)
      return revoked.ok ? c.body(null, 204) : problemReply(c, revoked.problem)
    })
    .openapi(routes.renew, async (c) => {
      const renewed = await renewSession(own, c.var.context, c.req.valid('param').id)
      return renewed.ok ? c.json(renewed.value, 201) : problemReply(c, renewed.problem)
    })
    .openapi(routes.view, async (c) => {
      const [view] = await Promise.all([
        sessionView(deps, c.var.context, c.var.dictionary),
        openSession(own, c.var.context),
      ])
      return c.json(view, 200)
    })
    .openapi(routes.renewal, async (c) => {
      const asked = await askForRenewal(own, c.var.context)
      return asked.ok ? c.json({ asked_at: asked.value.askedAt.toISOString() }, 200) : problemReply(c, asked.problem)
    })
    .openapi(routes.frame, async (c) => {
      // The hub's own page asks before it has the token: it is drawn in the visitor's language from the start.
      const dictionary = await hubDictionary(pickLanguage(c.req.header('accept-language')))
      const frame = await sessionFrame(deps, c.req.valid('param').id, dictionary)
      return frame.ok ? c.json(frame.value, 200) : problemReply(c, frame.problem)
    })
    .openapi(routes.logo, async (c) => {
      const logo = await getProjectLogo({ prisma }, c.req.valid('param').id)
      if (!logo.ok) return problemReply(c, logo.problem)
      return c.body(logo.value.bytes, 200, { 'content-type': logo.value.type, ...drawOnly })
    })
}

const inputOf = (given: CreateSession): SessionInput => ({
  originOwnerId: given.origin_owner_id,
  originOwnerName: given.origin_owner_name,
  originUsername: given.origin_username,
  provider: given.provider,
  categories: given.categories,
  accountId: given.account_id,
  configId: given.integration_id ?? given.connector_profile_id,
  label: given.label,
  metadata: given.metadata,
  multiple: given.multiple,
  type: given.type,
  expiresIn: given.expires_in,
  values: given.values,
  locked: given.locked,
  origins: given.origins,
  maxLinks: given.max_links,
})
