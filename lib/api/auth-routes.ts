import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { type AdminCookie, clearSignInId, readSignInId, writeSignInId } from '#lib/auth/admin-cookie.ts'
import { authenticate, type Context } from '#lib/auth/context.ts'
import { hasOwner } from '#lib/auth/create-owner.ts'
import { signIn } from '#lib/auth/sign-in.ts'
import { signInLimits } from '#lib/auth/sign-in-limits.ts'
import { signOut } from '#lib/auth/sign-out.ts'
import { signUp } from '#lib/auth/sign-up.ts'
import { whoAmI } from '#lib/auth/who-am-i.ts'
import { defaultMethods } from '#lib/connectors/index.ts'
import { toPublic } from '#lib/ids.ts'
import { callerOf } from './caller.ts'
import { type Me, meSchema, plain } from './contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { problemReply } from './problem-reply.ts'
import { body, json, refusals } from './responses.ts'

const signUpSchema = z.object({ name: plain, email: plain, password: z.string(), project_name: plain })

const routes = {
  setup: createRoute({
    method: 'get',
    path: '/api/setup',
    summary: 'Whether this hub has an owner yet',
    responses: {
      200: json('Until there is one, sign-up is open', z.object({ owner_exists: z.boolean() })),
      ...refusals,
    },
  }),
  signUp: createRoute({
    method: 'post',
    path: '/api/sign-up',
    summary: 'Become the owner; only while there is none',
    request: body(signUpSchema),
    responses: { 201: json('Signed in; the cookie is set', meSchema), ...refusals },
  }),
  signIn: createRoute({
    method: 'post',
    path: '/api/sign-in',
    summary: 'Sign in with e-mail and password',
    request: body(z.object({ email: plain, password: z.string() })),
    responses: { 200: json('Signed in; the cookie is set', meSchema), ...refusals },
  }),
  signOut: createRoute({
    method: 'post',
    path: '/api/sign-out',
    summary: 'End this sign-in, on the server too',
    responses: { 204: { description: 'Signed out' }, ...refusals },
  }),
  me: createRoute({
    method: 'get',
    path: '/api/me',
    summary: 'Who is asking',
    middleware: may('project.read'),
    responses: { 200: json('The person, the project and the role', meSchema), ...refusals },
  }),
}

export const authRoutes = ({ db, env }: Deps, cookie: AdminCookie) => {
  const { prisma, pool } = db
  const limits = signInLimits(pool)
  const meAfter = async (signInId: string) => describeMe(prisma, (await authenticate({ prisma }, { signInId }))!)

  return new OpenAPIHono<HubEnv>()
    .openapi(routes.setup, async (c) => c.json({ owner_exists: await hasOwner(prisma) }, 200))
    .openapi(routes.signUp, async (c) => {
      const { project_name: projectName, ...person } = c.req.valid('json')
      const deps = { prisma, connectors: await defaultMethods(), apiKey: env.apiKey }
      const signed = await signUp(deps, { ...person, projectName, ...callerOf(c) })
      if (!signed.ok) return problemReply(c, signed.problem)
      await writeSignInId(c, cookie, signed.value.signInId)
      return c.json(await meAfter(signed.value.signInId), 201)
    })
    .openapi(routes.signIn, async (c) => {
      const signed = await signIn({ prisma, limits }, { ...c.req.valid('json'), ...callerOf(c) })
      if (!signed.ok) return problemReply(c, signed.problem)
      await writeSignInId(c, cookie, signed.value.signInId)
      return c.json(await meAfter(signed.value.signInId), 200)
    })
    .openapi(routes.signOut, async (c) => {
      const signInId = await readSignInId(c, cookie)
      if (signInId) await signOut({ prisma }, { signInId, ip: callerOf(c).ip })
      await clearSignInId(c, cookie)
      return c.body(null, 204)
    })
    .openapi(routes.me, async (c) => c.json(await describeMe(prisma, c.var.context), 200))
}

/** Who is asking, as the pages show it. */
export async function describeMe(prisma: Deps['db']['prisma'], context: Context): Promise<Me> {
  const { person, project, role, may, projects } = await whoAmI({ prisma }, context)
  return {
    person: person ? { ...person, id: toPublic('per', person.id) } : null,
    project: { ...project, id: toPublic('prj', project.id) },
    role,
    may,
    projects: projects.map((one) => ({ ...one, id: toPublic('prj', one.id) })),
  }
}
