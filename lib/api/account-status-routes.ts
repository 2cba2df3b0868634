import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { archiveAccount, resumeAccount, suspendAccount, unarchiveAccount } from '#lib/accounts/index.ts'
import { accountSchema } from './contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { json, refusals } from './responses.ts'

const route = <V extends 'suspend' | 'resume' | 'archive' | 'unarchive'>(verb: V, summary: string) =>
  createRoute({
    method: 'post',
    path: `/api/accounts/{id}/${verb}`,
    summary: `${summary}. So already: nothing changes`,
    middleware: may('account.suspend'),
    request: { params: z.object({ id: z.string() }) },
    responses: { 200: json('The account as it is now', accountSchema), ...refusals },
  })

const routes = {
  suspend: route('suspend', 'Stop calls and scheduled checks'),
  resume: route('resume', 'End a suspension; the account is then what it would have been without'),
  archive: route('archive', 'Keep it for the record alone: no calls, no scheduled checks'),
  unarchive: route('unarchive', 'Take it out of the archive; it is then what it would have been'),
}

export const accountStatusRoutes = (deps: Deps) =>
  new OpenAPIHono<HubEnv>()
    .openapi(routes.suspend, async (c) => {
      const done = await suspendAccount(deps, c.var.context, c.req.valid('param').id)
      return done.ok ? c.json(done.value, 200) : problemReply(c, done.problem)
    })
    .openapi(routes.resume, async (c) => {
      const done = await resumeAccount(deps, c.var.context, c.req.valid('param').id)
      return done.ok ? c.json(done.value, 200) : problemReply(c, done.problem)
    })
    .openapi(routes.archive, async (c) => {
      const done = await archiveAccount(deps, c.var.context, c.req.valid('param').id)
      return done.ok ? c.json(done.value, 200) : problemReply(c, done.problem)
    })
    .openapi(routes.unarchive, async (c) => {
      const done = await unarchiveAccount(deps, c.var.context, c.req.valid('param').id)
      return done.ok ? c.json(done.value, 200) : problemReply(c, done.problem)
    })
