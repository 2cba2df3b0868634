import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  changeRole,
  createInvitation,
  leaveProject,
  listInvitations,
  listPeople,
  makePasswordLink,
  removePerson,
  renewInvitation,
  revokeInvitation,
} from '#lib/people/index.ts'
import { roleSchema } from './contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import {
  invitationSchema,
  inviteSchema,
  madeInvitationSchema,
  personListSchema,
  personSchema,
} from './people-contract.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'

const params = z.object({ id: z.string() })
const made = json('The link, in this answer alone', madeInvitationSchema)

const routes = {
  people: createRoute({
    method: 'get',
    path: '/api/people',
    summary: 'Who belongs to the project, in the order they joined',
    middleware: may('person.read'),
    request: {
      query: z.object({
        page_size: z.coerce.number<string>().int().min(1).max(100).default(50),
        next: z.string().max(500).optional(),
      }),
    },
    responses: { 200: json('One page', personListSchema), ...refusals },
  }),
  changeRole: createRoute({
    method: 'patch',
    path: '/api/people/{id}',
    summary: 'Give somebody another role, from their next request on',
    middleware: may('person.edit'),
    request: { params, ...body(z.object({ role: roleSchema })) },
    responses: { 200: json('The person', personSchema), ...refusals },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/people/{id}',
    summary: 'Take somebody out of the project, from their next request on',
    middleware: may('person.edit'),
    request: { params },
    responses: { 204: { description: 'Removed' }, ...refusals },
  }),
  leave: createRoute({
    method: 'delete',
    path: '/api/me/projects/{id}',
    summary: 'Leave one of your projects; its last owner cannot',
    middleware: may('self.edit'),
    request: { params },
    responses: { 204: { description: 'Left' }, ...refusals },
  }),
  passwordLink: createRoute({
    method: 'post',
    path: '/api/people/{id}/password-link',
    summary: 'A link with which somebody who lost their password sets a new one',
    middleware: may('person.edit'),
    request: { params },
    responses: { 201: made, ...refusals },
  }),
  invitations: createRoute({
    method: 'get',
    path: '/api/invitations',
    summary: 'Invitations that nobody has used yet',
    middleware: may('person.edit'),
    responses: { 200: json('Newest first', z.object({ data: z.array(invitationSchema) })), ...refusals },
  }),
  invite: createRoute({
    method: 'post',
    path: '/api/invitations',
    summary: 'Invite to the project, with a link that works once',
    middleware: may('person.edit'),
    request: body(inviteSchema),
    responses: { 201: made, ...refusals },
  }),
  revoke: createRoute({
    method: 'delete',
    path: '/api/invitations/{id}',
    summary: 'Make a link worthless',
    middleware: may('person.edit'),
    request: { params },
    responses: { 204: { description: 'Revoked' }, ...refusals },
  }),
  renew: createRoute({
    method: 'post',
    path: '/api/invitations/{id}/renew',
    summary: 'A new link in place of this one',
    middleware: may('person.edit'),
    request: { params },
    responses: { 201: made, ...refusals },
  }),
}

export const peopleRoutes = ({ db: { prisma }, env: { hubUrl } }: Deps) => {
  const deps = { prisma, hubUrl }
  return new OpenAPIHono<HubEnv>()
    .openapi(routes.people, async (c) => {
      const { page_size: pageSize, next } = c.req.valid('query')
      const listed = await listPeople(deps, c.var.context, { pageSize, next })
      if (!listed.ok) return problemReply(c, listed.problem)
      return c.json({ data: listed.value.people, next: listed.value.next ?? null }, 200)
    })
    .openapi(routes.changeRole, async (c) => {
      const input = { id: c.req.valid('param').id, role: c.req.valid('json').role }
      const changed = await changeRole(deps, c.var.context, input)
      return changed.ok ? c.json(changed.value, 200) : problemReply(c, changed.problem)
    })
    .openapi(routes.remove, async (c) => {
      const removed = await removePerson(deps, c.var.context, c.req.valid('param').id)
      return removed.ok ? c.body(null, 204) : problemReply(c, removed.problem)
    })
    .openapi(routes.leave, async (c) => {
      const left = await leaveProject(deps, c.var.context, c.req.valid('param').id)
      return left.ok ? c.body(null, 204) : problemReply(c, left.problem)
    })
    .openapi(routes.passwordLink, async (c) => {
      const link = await makePasswordLink(deps, c.var.context, c.req.valid('param').id)
      return link.ok ? c.json(link.value, 201) : problemReply(c, link.problem)
    })
    .openapi(routes.invitations, async (c) => c.json({ data: await listInvitations(deps, c.var.context) }, 200))
    .openapi(routes.invite, async (c) => {
      const link = await createInvitation(deps, c.var.context, c.req.valid('json'))
      return link.ok ? c.json(link.value, 201) : problemReply(c, link.problem)
    })
    .openapi(routes.revoke, async (c) => {
      const revoked = await revokeInvitation(deps, c.var.context, c.req.valid('param').id)
      return revoked.ok ? c.body(null, 204) : problemReply(c, revoked.problem)
    })
    .openapi(routes.renew, async (c) => {
      const link = await renewInvitation(deps, c.var.context, c.req.valid('param').id)
      return link.ok ? c.json(link.value, 201) : problemReply(c, link.problem)
    })
}
