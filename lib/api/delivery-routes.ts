import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { getDelivery, listDeliveries, replayDelivery, replaySpan, sendTest } from '#lib/webhooks/index.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'
import {
  deliveryDetailSchema,
  deliveryListSchema,
  deliverySchema,
  deliveryStateSchema,
  replayedSchema,
  replaySpanSchema,
  sentTypeSchema,
} from './webhook-contract.ts'

const ofEndpoint = z.object({ id: z.string() })
const ofDelivery = z.object({ id: z.string(), delivery_id: z.string() })

const routes = {
  test: createRoute({
    method: 'post',
    path: '/api/webhooks/{id}/test',
    summary: 'Send a test event to an endpoint, once, also while it is off',
    middleware: may('webhook.edit'),
    request: { params: ofEndpoint },
    responses: { 201: json('Its delivery, which is on its way', deliverySchema), ...refusals },
  }),
  list: createRoute({
    method: 'get',
    path: '/api/webhooks/{id}/deliveries',
    summary: 'What was and will be sent to an endpoint',
    middleware: may('webhook.read'),
    request: {
      params: ofEndpoint,
      query: z.object({
        state: deliveryStateSchema.optional(),
        type: sentTypeSchema.optional(),
        page_size: z.coerce.number<string>().int().min(1).max(100).default(25),
        next: z.string().max(500).optional(),
      }),
    },
    responses: { 200: json('One page, newest first', deliveryListSchema), ...refusals },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/webhooks/{id}/deliveries/{delivery_id}',
    summary: 'One delivery: what it says, and every try',
    middleware: may('webhook.read'),
    request: { params: ofDelivery },
    responses: { 200: json('The delivery', deliveryDetailSchema), ...refusals },
  }),
  replay: createRoute({
    method: 'post',
    path: '/api/webhooks/{id}/deliveries/{delivery_id}/replay',
    summary: 'Send an event again, with the same id; what waits is tried at once',
    middleware: may('webhook.edit'),
    request: { params: ofDelivery },
    responses: { 201: json('The delivery that is on its way', deliverySchema), ...refusals },
  }),
  replaySpan: createRoute({
    method: 'post',
    path: '/api/webhooks/{id}/replay',
    summary: 'Send what happened between two times again',
    middleware: may('webhook.edit'),
    request: { params: ofEndpoint, ...body(replaySpanSchema) },
    responses: { 202: json('How many were queued', replayedSchema), ...refusals },
  }),
}

/** What is sent to webhook endpoints. */
export const deliveryRoutes = ({ db }: Deps) => {
  const own = { db }
  const keyOf = (param: z.output<typeof ofDelivery>) => ({ endpoint: param.id, delivery: param.delivery_id })
  return new OpenAPIHono<HubEnv>()
    .openapi(routes.test, async (c) => {
      const sent = await sendTest(own, c.var.context, c.req.valid('param').id)
      return sent.ok ? c.json(sent.value, 201) : problemReply(c, sent.problem)
    })
    .openapi(routes.list, async (c) => {
      const { page_size: pageSize, ...wanted } = c.req.valid('query')
      const listed = await listDeliveries(own, c.var.context, c.req.valid('param').id, { pageSize, ...wanted })
      if (!listed.ok) return problemReply(c, listed.problem)
      return c.json({ data: listed.value.deliveries, next: listed.value.next ?? null }, 200)
    })
    .openapi(routes.get, async (c) => {
      const found = await getDelivery(own, c.var.context, keyOf(c.req.valid('param')))
      return found.ok ? c.json(found.value, 200) : problemReply(c, found.problem)
    })
    .openapi(routes.replay, async (c) => {
      const sent = await replayDelivery(own, c.var.context, keyOf(c.req.valid('param')))
      return sent.ok ? c.json(sent.value, 201) : problemReply(c, sent.problem)
    })
    .openapi(routes.replaySpan, async (c) => {
      const { from, to, state, dry_run } = c.req.valid('json')
      const span = { from: new Date(from), to: new Date(to), state: state ?? undefined, dryRun: dry_run ?? false }
      const sent = await replaySpan(own, c.var.context, c.req.valid('param').id, span)
      return sent.ok ? c.json(sent.value, 202) : problemReply(c, sent.problem)
    })
}
