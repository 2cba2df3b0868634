import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { checkAccount, linkAccount, relinkAccount } from '#lib/accounts/index.ts'
import { noteCheck } from '#lib/checks/index.ts'
import { linkRequestSchema, progressSchema, relinkRequestSchema } from './contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { progressReply } from './progress-reply.ts'
import { body, refusals } from './responses.ts'

const params = z.object({ id: z.string() })

// To the typed client the stream is a plain Response; OpenAPI is told the shape of a line.
const progress = {
  description: 'One JSON object per line, as it happens; the last is `done` or `problem`',
  content: { 'application/x-ndjson': { schema: progressSchema } },
} as { description: string }

const routes = {
  link: createRoute({
    method: 'post',
    path: '/api/accounts',
    summary: 'Test credentials, and link an account if every required check passes',
    middleware: may('account.link'),
    request: body(linkRequestSchema),
    responses: { 200: progress, ...refusals },
  }),
  relink: createRoute({
    method: 'post',
    path: '/api/accounts/{id}/relink',
    summary: 'Test changed values together with the stored ones; the account keeps its id',
    middleware: may('account.edit'),
    request: { params, ...body(relinkRequestSchema) },
    responses: { 200: progress, ...refusals },
  }),
  check: createRoute({
    method: 'post',
    path: '/api/accounts/{id}/check',
    summary: 'Test the stored credentials now',
    middleware: may('account.check'),
    request: { params },
    responses: { 200: progress, ...refusals },
  }),
}

export const linkRoutes = (deps: Deps) =>
  new OpenAPIHono<HubEnv>()
    .openapi(routes.link, (c) => {
      const given = c.req.valid('json')
      const input = {
        attempt: given.attempt,
        configId: given.config_id,
        values: given.values,
        originOwnerId: given.origin_owner_id,
        originOwnerName: given.origin_owner_name,
        originUsername: given.origin_username,
        label: given.label,
        allowDuplicate: given.allow_duplicate,
      }
      return progressReply(c, deps, (run) => linkAccount(deps, c.var.context, input, run))
    })
    .openapi(routes.relink, (c) => {
      const { attempt, values, accept_identity: acceptIdentity } = c.req.valid('json')
      const input = { id: c.req.valid('param').id, attempt, values, acceptIdentity }
      return progressReply(c, deps, (run) => relinkAccount(deps, c.var.context, input, run))
    })
    .openapi(routes.check, (c) =>
      progressReply(c, deps, async (run) => {
        const { id: accountId } = c.req.valid('param')
        const checked = await checkAccount(deps, c.var.context, accountId, run)
        await noteCheck(deps, { projectId: c.var.context.projectId, accountId }, checked)
        return checked
      }),
    )
