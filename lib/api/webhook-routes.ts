import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  endPreviousSecret,
  eventTypeNames,
  eventTypes,
  getEndpoint,
  listEndpoints,
  rotateSecret,
  webhookDoor,
} from '#lib/webhooks/index.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'
import {
  changeWebhookSchema,
  createWebhookSchema,
  madeWebhookSchema,
  rotateSecretSchema,
  webhookListSchema,
  webhookSchema,
} from './webhook-contract.ts'

const params = z.object({ id: z.string() })
const one = json('The endpoint; never its secret', webhookSchema)

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/webhooks',
    summary: 'The webhook endpoints of the project, and what they can be told of',
    middleware: may('webhook.read'),
    responses: { 200: json('Oldest first; never a secret', webhookListSchema), ...refusals },
  }),
  create: createRoute({
    method: 'post',
    path: '/api/webhooks',
    summary: 'Add an endpoint',
    middleware: may('webhook.edit'),
    request: body(createWebhookSchema),
    responses: {
      201: json('The endpoint, with its signing secret in this answer alone', madeWebhookSchema),
      ...refusals,
    },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/webhooks/{id}',
    summary: 'One endpoint',
    middleware: may('webhook.read'),
    request: { params },
    responses: { 200: one, ...refusals },
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/webhooks/{id}',
    summary: 'Change an endpoint, or switch it off and on',
    middleware: may('webhook.edit'),
    request: { params, ...body(changeWebhookSchema) },
    responses: { 200: one, ...refusals },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/webhooks/{id}',
    summary: 'Delete an endpoint: what waits for it is never sent',
    middleware: may('webhook.edit'),
    request: { params },
    responses: { 204: { description: 'Deleted' }, ...refusals },
  }),
  rotate: createRoute({
    method: 'post',
    path: '/api/webhooks/{id}/rotate_secret',
    summary: 'A new signing secret; the one before it signs as well for a while',
    middleware: may('webhook.edit'),
    request: { params, ...body(rotateSecretSchema) },
    responses: { 200: json('The endpoint, with its new secret in this answer alone', madeWebhookSchema), ...refusals },
  }),
  endPrevious: createRoute({
    method: 'delete',
    path: '/api/webhooks/{id}/previous_secret',
    summary: 'The secret before the newest signs nothing from now on',
    middleware: may('webhook.edit'),
    request: { params },
    responses: { 200: one, ...refusals },
  }),
}

const types = eventTypeNames.map((name) => ({ name, means: eventTypes[name] }))

/** Webhook endpoints; what is sent to them is in delivery-routes.ts. */
export const webhookRoutes = ({ db, vault, env }: Deps) => {
  const own = { db, vault, door: webhookDoor(env) }
  return new OpenAPIHono<HubEnv>()
    .openapi(routes.list, async (c) => {
      return c.json({ data: await listEndpoints(own, c.var.context), next: null, types }, 200)
    })
    .openapi(routes.create, async (c) => {
      const made = await createEndpoint(own, c.var.context, c.req.valid('json'))
      return made.ok ? c.json(made.value, 201) : problemReply(c, made.problem)
    })
    .openapi(routes.get, async (c) => {
      const found = await getEndpoint(own, c.var.context, c.req.valid('param').id)
      return found.ok ? c.json(found.value, 200) : problemReply(c, found.problem)
    })
    .openapi(routes.change, async (c) => {
      const changed = await changeEndpoint(own, c.var.context, c.req.valid('param').id, c.req.valid('json'))
      return changed.ok ? c.json(changed.value, 200) : problemReply(c, changed.problem)
    })
    .openapi(routes.remove, async (c) => {
      const removed = await deleteEndpoint(own, c.var.context, c.req.valid('param').id)
      return removed.ok ? c.body(null, 204) : problemReply(c, removed.problem)
    })
    .openapi(routes.rotate, async (c) => {
      const keep = c.req.valid('json').keep_previous_for ?? undefined
      const rotated = await rotateSecret(own, c.var.context, c.req.valid('param').id, keep)
      return rotated.ok ? c.json(rotated.value, 200) : problemReply(c, rotated.problem)
    })
    .openapi(routes.endPrevious, async (c) => {
      const ended = await endPreviousSecret(own, c.var.context, c.req.valid('param').id)
      return ended.ok ? c.json(ended.value, 200) : problemReply(c, ended.problem)
    })
}
