import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  convertAccount,
  deleteAccount,
  exportAccounts,
  getAccount,
  listAccounts,
  renameAccount,
  restoreAccount,
  translateAccount,
} from '#lib/accounts/index.ts'
import { csvStream } from '#lib/csv.ts'
import { accountExportQuerySchema, accountFilterOf, accountQuerySchema } from './account-query.ts'
import { accountListSchema, accountSchema, plain } from './contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'

const params = z.object({ id: z.string() })

const editSchema = z
  .object({ label: plain.max(200).nullable().optional(), type: z.enum(['production', 'test']).optional() })
  .refine(({ label, type }) => label !== undefined || type !== undefined, 'Send a label, a type, or both.')

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/accounts',
    summary: 'Linked accounts, newest first',
    middleware: may('account.list'),
    request: { query: accountQuerySchema },
    responses: { 200: json('One page, and counts per status', accountListSchema), ...refusals },
  }),
  export: createRoute({
    method: 'get',
    path: '/api/accounts/export.csv',
    summary: 'All accounts that a filter finds, as CSV',
    middleware: may('account.export'),
    request: { query: accountExportQuerySchema },
    responses: { 200: { description: 'A CSV file' }, ...refusals },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/accounts/{id}',
    summary: 'One linked account',
    middleware: may('account.read'),
    request: { params },
    responses: { 200: json('The account, without secrets', accountSchema), ...refusals },
  }),
  rename: createRoute({
    method: 'patch',
    path: '/api/accounts/{id}',
    summary: 'Change the label (null removes it) or the type',
    middleware: may('account.rename'),
    request: { params, ...body(editSchema) },
    responses: { 200: json('The account', accountSchema), ...refusals },
  }),
  delete: createRoute({
    method: 'delete',
    path: '/api/accounts/{id}',
    summary: 'Delete: unusable at once, erased after ten seconds (with an API key at once)',
    middleware: may('account.delete'),
    request: { params },
    responses: {
      200: json('Until when it can be restored', z.object({ undo_until: z.iso.datetime().nullable() })),
      ...refusals,
    },
  }),
  restore: createRoute({
    method: 'post',
    path: '/api/accounts/{id}/restore',
    summary: 'Undo a delete, within ten seconds',
    middleware: may('account.delete'),
    request: { params },
    responses: { 200: json('The account', accountSchema), ...refusals },
  }),
}

export const accountRoutes = (deps: Deps) =>
  new OpenAPIHono<HubEnv>()
    .openapi(routes.list, async (c) => {
      const { page_size: pageSize, sort, next, previous, page, ...filter } = c.req.valid('query')
      const asked = { ...accountFilterOf(filter), sort, next, previous, page, pageSize }
      const listed = await listAccounts(deps, c.var.context, asked)
      if (!listed.ok) return problemReply(c, listed.problem)
      const { accounts, counts, total, totalIsExact } = listed.value
      const markers = { next: listed.value.next ?? null, previous: listed.value.previous ?? null }
      return c.json({ data: accounts, ...markers, counts, total, total_is_exact: totalIsExact }, 200)
    })
    .openapi(routes.export, (c) => {
      const { sort, ...filter } = c.req.valid('query')
      const lines = exportAccounts(deps, c.var.context, { ...accountFilterOf(filter), sort })
      const name = `accounts-${new Date().toISOString().slice(0, 10)}.csv`
      return c.body(csvStream(lines), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      })
    })
    .openapi(routes.get, async (c) => {
      const found = await getAccount(deps, c.var.context, c.req.valid('param').id)
      return found.ok ? c.json(translateAccount(found.value, c.var.dictionary), 200) : problemReply(c, found.problem)
    })
    .openapi(routes.rename, async (c) => {
      const { label, type } = c.req.valid('json')
      const { id } = c.req.valid('param')
      const converted = type && (await convertAccount(deps, c.var.context, { id, type }))
      if (converted && !converted.ok) return problemReply(c, converted.problem)
      if (converted && label === undefined) return c.json(converted.value, 200)
      const renamed = await renameAccount(deps, c.var.context, { id, label: label ?? null })
      return renamed.ok ? c.json(renamed.value, 200) : problemReply(c, renamed.problem)
    })
    .openapi(routes.delete, async (c) => {
      const deleted = await deleteAccount(deps, c.var.context, c.req.valid('param').id)
      if (!deleted.ok) return problemReply(c, deleted.problem)
      return c.json({ undo_until: deleted.value.undoUntil?.toISOString() ?? null }, 200)
    })
    .openapi(routes.restore, async (c) => {
      const restored = await restoreAccount(deps, c.var.context, c.req.valid('param').id)
      return restored.ok ? c.json(restored.value, 200) : problemReply(c, restored.problem)
    })
