import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { scopeNames, scopes } from '#lib/auth/scopes.ts'
import { createKey, listKeys, revokeKey } from '#lib/keys/index.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { createKeySchema, keyListSchema, madeKeySchema } from './key-contract.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/keys',
    summary: 'The API keys of the project, and what keys can be made for',
    middleware: may('key.edit'),
    responses: { 200: json('Newest first; never a key itself', keyListSchema), ...refusals },
  }),
  create: createRoute({
    method: 'post',
    path: '/api/keys',
    summary: 'Make an API key',
    middleware: may('key.edit'),
    request: body(createKeySchema),
    responses: { 201: json('The key, in this answer alone', madeKeySchema), ...refusals },
  }),
  revoke: createRoute({
    method: 'delete',
    path: '/api/keys/{id}',
    summary: 'Make an API key worthless, from its next request on',
    middleware: may('key.edit'),
    request: { params: z.object({ id: z.string() }) },
    responses: { 204: { description: 'Revoked' }, ...refusals },
  }),
}

const known = scopeNames.map((name) => ({ name, means: scopes[name] }))

export const keyRoutes = ({ db: { prisma } }: Deps) =>
  new OpenAPIHono<HubEnv>()
    .openapi(routes.list, async (c) => c.json({ data: await listKeys({ prisma }, c.var.context), scopes: known }, 200))
    .openapi(routes.create, async (c) => {
      const { name, scopes: wanted, expires_at: end } = c.req.valid('json')
      const input = { name, scopes: wanted, expiresAt: end ? new Date(end) : null }
      const made = await createKey({ prisma }, c.var.context, input)
      return made.ok ? c.json(made.value, 201) : problemReply(c, made.problem)
    })
    .openapi(routes.revoke, async (c) => {
      const revoked = await revokeKey({ prisma }, c.var.context, c.req.valid('param').id)
      return revoked.ok ? c.body(null, 204) : problemReply(c, revoked.problem)
    })
