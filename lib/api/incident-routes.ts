import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { listIncidents } from '#lib/checks/index.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { incidentListSchema, incidentQuerySchema } from './incident-contract.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { json, refusals } from './responses.ts'

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/incidents',
    summary: 'Providers that could not be reached through several accounts, newest first',
    middleware: may('account.list'),
    request: { query: incidentQuerySchema },
    responses: { 200: json('One page', incidentListSchema), ...refusals },
  }),
}

export const incidentRoutes = (deps: Deps) =>
  new OpenAPIHono<HubEnv>().openapi(routes.list, async (c) => {
    const { open, page_size: pageSize, next } = c.req.valid('query')
    const asked = { pageSize, next, ...(open && { open: open === 'true' }) }
    const listed = await listIncidents(deps, c.var.context, asked)
    if (!listed.ok) return problemReply(c, listed.problem)
    return c.json({ data: listed.value.incidents, next: listed.value.next ?? null }, 200)
  })
