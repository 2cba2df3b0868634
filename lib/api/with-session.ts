import { createMiddleware } from 'hono/factory'
import { requireOpen, sessionUnknown } from '#lib/auth/connect-session.ts'
import type { SessionContext } from '#lib/sessions/index.ts'
import type { HubEnv } from './hub-env.ts'
import { problemReply } from './problem-reply.ts'

/**
 * Lets a request through if it shows a connect session's token; the route finds the session as `context`. One that is
 * over is refused with its reason, unless the route is there for those, too.
 */
export const withSession = ({ over = false } = {}) =>
  createMiddleware<{ Variables: HubEnv['Variables'] & { context: SessionContext } }>(async (c, next) => {
    const who = c.var.claims === 'session' ? await c.var.who() : sessionUnknown()
    const session = who.ok ? who.value.session : undefined
    if (!who.ok || !session) return problemReply(c, who.ok ? sessionUnknown().problem : who.problem)
    const open = requireOpen(session)
    if (!open.ok && !over) return problemReply(c, open.problem)
    c.set('context', { ...who.value, session })
    await next()
  })
