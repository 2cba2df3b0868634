import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  deleteAccount,
  getAccount,
  listAccounts,
  renameAccount,
  restoreAccount,
  translateAccount,
} from '#lib/accounts/index.ts'
import { accountQuerySchema } from './account-query.ts'
import { accountListSchema, accountSchema, plain } from './contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'

const params = z.object({ id: z.string() })

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/accounts',
    summary: 'Linked accounts, newest first',
    middleware: may('account.list'),
    request: { query: accountQuerySchema },
    responses: { 200: json('One page, and counts per status', accountListSchema), ...refusals },
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
    summary: 'Change the label; null removes it',
    middleware: may('account.rename'),
    request: { params, ...body(z.object({ label: plain.max(200).nullable() })) },
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
      const { config_id: configId, page_size: pageSize, ...given } = c.req.valid('query')
      const { origin_owner_id: ownerId, origin_owner_ids: ownerIds, account_ids: accountIds, ...rest } = given
      const asked = { ...rest, configId, pageSize, ownerId, ownerIds, accountIds }
      const listed = await listAccounts(deps, c.var.context, asked)
      if (!listed.ok) return problemReply(c, listed.problem)
      const { accounts, next, previous, counts, total } = listed.value
      return c.json({ data: accounts, next: next ?? null, previous: previous ?? null, counts, total }, 200)
    })
    .openapi(routes.get, async (c) => {
      const found = await getAccount(deps, c.var.context, c.req.valid('param').id)
      return found.ok ? c.json(translateAccount(found.value, c.var.dictionary), 200) : problemReply(c, found.problem)
    })
    .openapi(routes.rename, async (c) => {
      const { label } = c.req.valid('json')
      const renamed = await renameAccount(deps, c.var.context, { id: c.req.valid('param').id, label })
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
