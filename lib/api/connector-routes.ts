import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { getConnector, getLogo, listConnectors, translateConnector, translateSummary } from '#lib/connectors/index.ts'
import { connectorDetailSchema, connectorSummarySchema } from './contract.ts'
import type { Deps } from './deps.ts'
import { drawOnly } from './draw-only.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { json, refusals } from './responses.ts'

const params = z.object({ id: z.string() })

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/connectors',
    summary: 'The catalogue, with the configs of your project',
    middleware: may('connector.read'),
    responses: { 200: json('All connectors', z.object({ data: z.array(connectorSummarySchema) })), ...refusals },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/connectors/{id}',
    summary: 'Fields, guide and actions of one connector',
    middleware: may('connector.read'),
    request: { params, query: z.object({ config: z.string().optional() }) },
    responses: { 200: json('As the auth method of `config` asks for it', connectorDetailSchema), ...refusals },
  }),
  logo: createRoute({
    method: 'get',
    path: '/api/connectors/{id}/logo',
    summary: 'The logo of one connector, for anybody',
    request: { params },
    responses: { 200: { description: 'An SVG image' }, ...refusals },
  }),
}

export const connectorRoutes = (deps: Deps) =>
  new OpenAPIHono<HubEnv>()
    .openapi(routes.list, async (c) => {
      const known = await listConnectors(deps, c.var.context)
      return c.json({ data: known.map((connector) => translateSummary(connector, c.var.dictionary)) }, 200)
    })
    .openapi(routes.get, async (c) => {
      const found = await getConnector(deps, c.var.context, {
        id: c.req.valid('param').id,
        config: c.req.valid('query').config,
      })
      return found.ok ? c.json(translateConnector(found.value, c.var.dictionary), 200) : problemReply(c, found.problem)
    })
    .openapi(routes.logo, async (c) => {
      const logo = await getLogo(c.req.valid('param').id)
      if (!logo.ok) return problemReply(c, logo.problem)
      return c.body(logo.value, 200, { 'content-type': 'image/svg+xml', ...drawOnly })
    })
