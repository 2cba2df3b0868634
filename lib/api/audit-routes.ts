import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { exportEvents, getChain, listEvents, listFacets } from '#lib/audit/index.ts'
import { csvStream } from '#lib/csv.ts'
import { toPublic } from '#lib/ids.ts'
import {
  type AuditFilters,
  auditChainSchema,
  auditExportQuerySchema,
  auditFacetsSchema,
  auditListSchema,
  auditQuerySchema,
} from './audit-contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { json, refusals } from './responses.ts'

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/audit_events',
    summary: 'The audit log: who did what, newest first',
    middleware: may('audit.read'),
    request: { query: auditQuerySchema },
    responses: { 200: json('One page', auditListSchema), ...refusals },
  }),
  export: createRoute({
    method: 'get',
    path: '/api/audit_events/export.csv',
    summary: 'All that a filter shows, as CSV',
    middleware: may('audit.read'),
    request: { query: auditExportQuerySchema },
    responses: { 200: { description: 'A CSV file, newest first' }, ...refusals },
  }),
  facets: createRoute({
    method: 'get',
    path: '/api/audit_events/facets',
    summary: 'What the audit log can be filtered by: people and keys in it, and actions that happened',
    middleware: may('audit.read'),
    responses: { 200: json('Both', auditFacetsSchema), ...refusals },
  }),
  chain: createRoute({
    method: 'get',
    path: '/api/audit_chain',
    summary: 'Where the chain of the audit log ends; `npm run audit:verify` checks it',
    middleware: may('audit.read'),
    responses: { 200: json('The end, and how many events wait to be sealed', auditChainSchema), ...refusals },
  }),
}

export const auditRoutes = ({ db: { prisma } }: Pick<Deps, 'db'>) =>
  new OpenAPIHono<HubEnv>()
    .openapi(routes.list, async (c) => {
      const { page_size: pageSize, next, ...filters } = c.req.valid('query')
      const listed = await listEvents({ prisma }, c.var.context, filtersOf(filters), { pageSize, next })
      if (!listed.ok) return problemReply(c, listed.problem)
      return c.json({ data: listed.value.events, next: listed.value.next ?? null }, 200)
    })
    .openapi(routes.export, (c) => {
      const lines = exportEvents({ prisma }, c.var.context, filtersOf(c.req.valid('query')))
      const name = `audit-log-${new Date().toISOString().slice(0, 10)}.csv`
      return c.body(csvStream(lines), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      })
    })
    .openapi(routes.facets, async (c) => {
      const { actions, actors } = await listFacets({ prisma }, c.var.context)
      const shown = actors.map(({ type, id, name }) => ({ type, name, id: toPublic(actorPrefix[type], id) }))
      return c.json({ actions, actors: shown }, 200)
    })
    .openapi(routes.chain, async (c) => c.json(await getChain({ prisma }, c.var.context), 200))

const actorPrefix = { person: 'per', api_key: 'key' } as const

const filtersOf = ({ actor, action, target, from, to }: AuditFilters) => ({
  actor,
  action,
  target,
  from: from === undefined ? undefined : new Date(from),
  to: to === undefined ? undefined : new Date(to),
})
