import { createMiddleware } from 'hono/factory'
import { type AdminCookie, isSealedBefore, readSignInId, writeSignInId } from '#lib/auth/admin-cookie.ts'
import type { Context } from '#lib/auth/context.ts'
import { requireCaller } from '#lib/auth/require-caller.ts'
import { hubDictionary } from '#lib/connectors/index.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import type { Result } from '#lib/problems.ts'
import { pickLanguage } from '#lib/words/index.ts'
import { callerOf } from './caller.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'

/** In which a connect session's token travels. Beside it neither key nor cookie is looked at. */
export const tokenHeader = 'x-hub-session-token'

/** Leaves a question behind: who is asking? The database is asked when a route wants to know, and once. */
export const identify = ({ db }: Pick<Deps, 'db'>, cookie: AdminCookie) =>
  createMiddleware<HubEnv>(async (c, next) => {
    let known: Promise<Result<Context>> | undefined
    const sessionToken = c.req.header(tokenHeader)
    const authorization = sessionToken === undefined ? c.req.header('authorization') : undefined
    const isFree = sessionToken === undefined && authorization === undefined
    const signInId = isFree ? await readSignInId(c, cookie) : undefined
    const shown = signInId !== undefined ? 'cookie' : 'nothing'
    c.set('claims', sessionToken !== undefined ? 'session' : authorization !== undefined ? 'key' : shown)
    const language = sessionToken !== undefined ? pickLanguage(c.req.header('accept-language')) : 'en'
    c.set('dictionary', await hubDictionary(language))
    c.set('who', () => {
      const project = c.req.header('x-project')
      const projectId = project === undefined ? undefined : (fromPublic('prj', project) ?? NOBODY)
      const credentials = { sessionToken, authorization, signInId, projectId, ip: callerOf(c).ip }
      known ??= requireCaller({ prisma: db.prisma }, credentials)
      return known
    })
    await next()
    // After a change of HUB_SESSION_SECRET, unless the route has set or taken the cookie itself.
    if (signInId !== undefined && isSealedBefore(c, cookie) && c.res.headers.getSetCookie().length === 0)
      await writeSignInId(c, cookie, signInId)
  })
