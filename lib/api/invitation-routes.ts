import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { type AdminCookie, writeSignInId } from '#lib/auth/admin-cookie.ts'
import { requireCaller } from '#lib/auth/require-caller.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import { acceptInvitation, invitationLimits, lookAtInvitation } from '#lib/people/index.ts'
import { describeMe } from './auth-routes.ts'
import { callerOf } from './caller.ts'
import { meSchema } from './contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { acceptInvitationSchema, invitationViewSchema, openInvitationSchema } from './people-contract.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'

const params = z.object({ id: z.string() })

/** For whoever has the link: its secret is what these two ask for. It travels in the body, so that no log has it. */
const routes = {
  look: createRoute({
    method: 'post',
    path: '/api/invitations/{id}/look',
    summary: 'What a link invites to; the link stays good',
    request: { params, ...body(openInvitationSchema) },
    responses: { 200: json('The invitation', invitationViewSchema), ...refusals },
  }),
  accept: createRoute({
    method: 'post',
    path: '/api/invitations/{id}/accept',
    summary: 'Use a link up: join, or set a new password',
    request: { params, ...body(acceptInvitationSchema) },
    responses: { 200: json('Joined and signed in; the cookie is set', meSchema), ...refusals },
  }),
}

export const invitationRoutes = ({ db: { prisma, pool } }: Deps, cookie: AdminCookie) => {
  const deps = { prisma, limits: invitationLimits(pool) }
  return new OpenAPIHono<HubEnv>()
    .openapi(routes.look, async (c) => {
      const link = { id: c.req.valid('param').id, secret: c.req.valid('json').secret, ip: callerOf(c).ip }
      const who = await c.var.who()
      const seen = await lookAtInvitation(deps, link, who.ok ? who.value : undefined)
      return seen.ok ? c.json(seen.value, 200) : problemReply(c, seen.problem)
    })
    .openapi(routes.accept, async (c) => {
      const who = await c.var.who()
      const person = who.ok ? requirePerson(who.value) : who
      const input = { ...c.req.valid('json'), id: c.req.valid('param').id, ...callerOf(c) }
      const accepted = await acceptInvitation(deps, input, person.ok ? person.value : undefined)
      if (!accepted.ok) return problemReply(c, accepted.problem)
      const { signInId } = accepted.value
      await writeSignInId(c, cookie, signInId)
      const me = await requireCaller(deps, { signInId })
      return me.ok ? c.json(await describeMe(prisma, me.value), 200) : problemReply(c, me.problem)
    })
}
