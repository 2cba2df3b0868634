import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { getHistory, getMeta, listCalls } from '#lib/accounts/index.ts'
import { accountMetaSchema, callsSchema, historySchema, pageQuerySchema } from './account-history-contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { json, refusals } from './responses.ts'

const params = z.object({ id: z.string() })
// Whoever has a connect session may read its account, but not who of the project did what with it.
const middleware = may('account.list')

const routes = {
  history: createRoute({
    method: 'get',
    path: '/api/accounts/{id}/history',
    summary: 'Statuses, checks and edits of an account, newest first',
    middleware,
    request: { params, query: pageQuerySchema },
    responses: { 200: json('One page of the timeline', historySchema), ...refusals },
  }),
  calls: createRoute({
    method: 'get',
    path: '/api/accounts/{id}/calls',
    summary: 'What the provider was asked through an account, newest first',
    middleware,
    request: { params, query: pageQuerySchema },
    responses: { 200: json('One page: outcome and duration of each call', callsSchema), ...refusals },
  }),
  meta: createRoute({
    method: 'get',
    path: '/api/accounts/{id}/meta',
    summary: 'What an account’s connector is and can do',
    middleware,
    request: { params },
    responses: { 200: json('As StackOne has it, and the actions', accountMetaSchema), ...refusals },
  }),
}

export const accountHistoryRoutes = (deps: Deps) =>
  new OpenAPIHono<HubEnv>()
    .openapi(routes.history, async (c) => {
      const { next, page_size: pageSize } = c.req.valid('query')
      const found = await getHistory(deps, c.var.context, c.req.valid('param').id, { next, pageSize })
      if (!found.ok) return problemReply(c, found.problem)
      const data = found.value.items.map(({ mark: _, ...item }) => item)
      return c.json({ data, next: found.value.next ?? null }, 200)
    })
    .openapi(routes.calls, async (c) => {
      const { next, page_size: pageSize } = c.req.valid('query')
      const found = await listCalls(deps, c.var.context, c.req.valid('param').id, { next, pageSize })
      if (!found.ok) return problemReply(c, found.problem)
      return c.json({ data: found.value.calls, next: found.value.next ?? null }, 200)
    })
    .openapi(routes.meta, async (c) => {
      const found = await getMeta(deps, c.var.context, c.req.valid('param').id)
      return found.ok ? c.json(found.value, 200) : problemReply(c, found.problem)
    })
