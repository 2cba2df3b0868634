import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { createConfig, deleteConfig, editConfig } from '#lib/connectors/index.ts'
import { createConfigSchema, editConfigSchema } from './config-contract.ts'
import { configSchema } from './contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'

const params = z.object({ id: z.string() })
const middleware = may('config.edit')

const routes = {
  create: createRoute({
    method: 'post',
    path: '/api/connectors/{id}/configs',
    summary: 'One config more of a connector',
    middleware,
    request: { params, ...body(createConfigSchema) },
    responses: { 201: json('The config', configSchema), ...refusals },
  }),
  edit: createRoute({
    method: 'patch',
    path: '/api/configs/{id}',
    summary: 'Rename a config, make it the default, disable or enable it with all its accounts',
    middleware,
    request: { params, ...body(editConfigSchema) },
    responses: { 200: json('The config; its accounts follow in the background', configSchema), ...refusals },
  }),
  delete: createRoute({
    method: 'delete',
    path: '/api/configs/{id}',
    summary: 'Remove a config that no account uses',
    middleware,
    request: { params },
    responses: { 204: { description: 'Removed' }, ...refusals },
  }),
}

export const configRoutes = (deps: Deps) =>
  new OpenAPIHono<HubEnv>()
    .openapi(routes.create, async (c) => {
      const { auth_method: authMethod, is_default: isDefault, ...rest } = c.req.valid('json')
      const input = { ...rest, connector: c.req.valid('param').id, authMethod, isDefault }
      const made = await createConfig(deps, c.var.context, input)
      return made.ok ? c.json(made.value, 201) : problemReply(c, made.problem)
    })
    .openapi(routes.edit, async (c) => {
      const { is_default: isDefault, ...rest } = c.req.valid('json')
      const edited = await editConfig(deps, c.var.context, { ...rest, id: c.req.valid('param').id, isDefault })
      return edited.ok ? c.json(edited.value, 200) : problemReply(c, edited.problem)
    })
    .openapi(routes.delete, async (c) => {
      const deleted = await deleteConfig(deps, c.var.context, c.req.valid('param').id)
      return deleted.ok ? c.body(null, 204) : problemReply(c, deleted.problem)
    })
