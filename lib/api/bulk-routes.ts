import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { authorise } from '#lib/auth/authorise.ts'
import {
  actionOf,
  type Chosen,
  cancelRun,
  createRun,
  getRun,
  listItems,
  listRuns,
  makeRelinkLinks,
  undoRun,
} from '#lib/bulk/index.ts'
import { accountFilterOf } from './account-query.ts'
import {
  bulkItemListSchema,
  bulkItemQuerySchema,
  bulkRunListSchema,
  bulkRunQuerySchema,
  bulkRunSchema,
  type CreateBulkRun,
  createBulkRunSchema,
  relinkLinksRequestSchema,
  relinkLinksSchema,
} from './bulk-contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'

const params = z.object({ id: z.string() })
const run = json('The run, and how far it is', bulkRunSchema)

const routes = {
  create: createRoute({
    method: 'post',
    path: '/api/bulk_runs',
    summary: 'Do one thing to many accounts, in the background',
    // The least of what its kinds take; each kind is asked for by itself as well.
    middleware: may('account.check'),
    request: body(createBulkRunSchema),
    responses: { 202: json('The run, which has begun', bulkRunSchema), ...refusals },
  }),
  list: createRoute({
    method: 'get',
    path: '/api/bulk_runs',
    summary: 'Bulk runs, newest first; finished ones for 30 days',
    middleware: may('account.list'),
    request: { query: bulkRunQuerySchema },
    responses: { 200: json('One page', bulkRunListSchema), ...refusals },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/bulk_runs/{id}',
    summary: 'One bulk run',
    middleware: may('account.list'),
    request: { params },
    responses: { 200: run, ...refusals },
  }),
  items: createRoute({
    method: 'get',
    path: '/api/bulk_runs/{id}/items',
    summary: 'What became of each account of a run',
    middleware: may('account.list'),
    request: { params, query: bulkItemQuerySchema },
    responses: { 200: json('One page', bulkItemListSchema), ...refusals },
  }),
  cancel: createRoute({
    method: 'post',
    path: '/api/bulk_runs/{id}/cancel',
    summary: 'Stop a run: what is done stays, the rest is not begun',
    middleware: may('account.check'),
    request: { params },
    responses: { 200: run, ...refusals },
  }),
  undo: createRoute({
    method: 'post',
    path: '/api/bulk_runs/{id}/undo',
    summary: 'Take a delete back, within ten seconds of its start',
    middleware: may('account.delete'),
    request: { params },
    responses: { 200: run, ...refusals },
  }),
  links: createRoute({
    method: 'post',
    path: '/api/accounts/relink_links',
    summary: 'A link for each account, with which its owner enters its credentials anew',
    middleware: may('session.create'),
    request: body(relinkLinksRequestSchema),
    responses: { 200: json('The links, in this answer alone', relinkLinksSchema), ...refusals },
  }),
}

export const bulkRoutes = ({ db, jobs, env }: Deps) => {
  const deps = { db, jobs }
  return new OpenAPIHono<HubEnv>()
    .openapi(routes.create, async (c) => {
      const { kind, input, ...given } = c.req.valid('json')
      const asked = authorise(c.var.context, actionOf[kind])
      if (!asked.ok) return problemReply(c, asked.problem)
      const created = await createRun(deps, asked.value, { kind, input, chosen: chosenBy(given) })
      return created.ok ? c.json(created.value, 202) : problemReply(c, created.problem)
    })
    .openapi(routes.list, async (c) => {
      const { state, page_size: pageSize, next } = c.req.valid('query')
      const listed = await listRuns(deps, c.var.context, { state, pageSize, next })
      if (!listed.ok) return problemReply(c, listed.problem)
      return c.json({ data: listed.value.runs, next: listed.value.next ?? null }, 200)
    })
    .openapi(routes.get, async (c) => {
      const found = await getRun(deps, c.var.context, c.req.valid('param').id)
      return found.ok ? c.json(found.value, 200) : problemReply(c, found.problem)
    })
    .openapi(routes.items, async (c) => {
      const { state, page_size: pageSize, next } = c.req.valid('query')
      const listed = await listItems(deps, c.var.context, c.req.valid('param').id, { state, pageSize, next })
      if (!listed.ok) return problemReply(c, listed.problem)
      return c.json({ data: listed.value.items, next: listed.value.next ?? null }, 200)
    })
    .openapi(routes.cancel, async (c) => {
      const cancelled = await cancelRun(deps, c.var.context, c.req.valid('param').id)
      return cancelled.ok ? c.json(cancelled.value, 200) : problemReply(c, cancelled.problem)
    })
    .openapi(routes.undo, async (c) => {
      const undone = await undoRun(deps, c.var.context, c.req.valid('param').id)
      return undone.ok ? c.json(undone.value, 200) : problemReply(c, undone.problem)
    })
    .openapi(routes.links, async (c) => {
      const { expires_in: expiresIn, ...given } = c.req.valid('json')
      const own = { prisma: db.prisma, hubUrl: env.hubUrl }
      const made = await makeRelinkLinks(own, c.var.context, { chosen: chosenBy(given), expiresIn })
      if (!made.ok) return problemReply(c, made.problem)
      return c.json({ data: made.value.links, skipped: made.value.skipped }, 200)
    })
}

/** The contract sees to it that there is one of the two. */
const chosenBy = ({ account_ids: accountIds = [], filter }: Pick<CreateBulkRun, 'account_ids' | 'filter'>): Chosen =>
  filter ? { filter: accountFilterOf(filter) } : { accountIds }
