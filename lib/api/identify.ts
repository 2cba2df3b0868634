import { createMiddleware } from 'hono/factory'
import { type AdminCookie, readSignInId } from '#lib/auth/admin-cookie.ts'
import { authenticate, type Context } from '#lib/auth/context.ts'
import { callerOf } from './caller.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'

/** Leaves a question behind: who is asking? The database is asked when a route wants to know, and once. */
export const identify = ({ db }: Pick<Deps, 'db'>, cookie: AdminCookie) =>
  createMiddleware<HubEnv>(async (c, next) => {
    let known: Promise<Context | undefined> | undefined
    const authorization = c.req.header('authorization')
    const signInId = authorization === undefined ? await readSignInId(c, cookie) : undefined
    c.set('claims', authorization !== undefined ? 'key' : signInId !== undefined ? 'cookie' : 'nothing')
    c.set('who', () => {
      known ??= authenticate({ prisma: db.prisma }, { authorization, signInId, ip: callerOf(c).ip })
      return known
    })
    await next()
  })
