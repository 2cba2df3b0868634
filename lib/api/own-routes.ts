import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { signInLimits } from '#lib/auth/sign-in-limits.ts'
import { changeName, changePassword, endOtherSignIns, endSignIn, listSignIns } from '#lib/people/index.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { changePasswordSchema, nameSchema, ownSignInSchema } from './people-contract.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'

const routes = {
  rename: createRoute({
    method: 'patch',
    path: '/api/me',
    summary: 'Change your own name',
    middleware: may('self.edit'),
    request: body(nameSchema),
    responses: { 200: json('The name as it was saved', nameSchema), ...refusals },
  }),
  password: createRoute({
    method: 'post',
    path: '/api/me/password',
    summary: 'Change your own password; your other sign-ins end',
    middleware: may('self.edit'),
    request: body(changePasswordSchema),
    responses: { 204: { description: 'Changed' }, ...refusals },
  }),
  signIns: createRoute({
    method: 'get',
    path: '/api/me/sign-ins',
    summary: 'The browsers you are signed in with',
    middleware: may('self.edit'),
    responses: { 200: json('This one first', z.object({ data: z.array(ownSignInSchema) })), ...refusals },
  }),
  endSignIn: createRoute({
    method: 'delete',
    path: '/api/me/sign-ins/{id}',
    summary: 'Sign one of them out, from its next request on',
    middleware: may('self.edit'),
    request: { params: z.object({ id: z.string() }) },
    responses: { 204: { description: 'Signed out' }, ...refusals },
  }),
  endOthers: createRoute({
    method: 'delete',
    path: '/api/me/sign-ins',
    summary: 'Sign all of them out but this one',
    middleware: may('self.edit'),
    responses: { 204: { description: 'Signed out' }, ...refusals },
  }),
}

export const ownRoutes = ({ db: { prisma, pool } }: Deps) => {
  const deps = { prisma, limits: signInLimits(pool) }
  return new OpenAPIHono<HubEnv>()
    .openapi(routes.rename, async (c) => {
      const renamed = await changeName(deps, c.var.context, c.req.valid('json').name)
      return renamed.ok ? c.json({ name: renamed.value }, 200) : problemReply(c, renamed.problem)
    })
    .openapi(routes.password, async (c) => {
      const changed = await changePassword(deps, c.var.context, c.req.valid('json'))
      return changed.ok ? c.body(null, 204) : problemReply(c, changed.problem)
    })
    .openapi(routes.signIns, async (c) => {
      const listed = await listSignIns(deps, c.var.context)
      return listed.ok ? c.json({ data: listed.value }, 200) : problemReply(c, listed.problem)
    })
    .openapi(routes.endSignIn, async (c) => {
      const ended = await endSignIn(deps, c.var.context, c.req.valid('param').id)
      return ended.ok ? c.body(null, 204) : problemReply(c, ended.problem)
    })
    .openapi(routes.endOthers, async (c) => {
      const ended = await endOtherSignIns(deps, c.var.context)
      return ended.ok ? c.body(null, 204) : problemReply(c, ended.problem)
    })
}
