import { createMiddleware } from 'hono/factory'
import { type Action, authorise } from '#lib/auth/authorise.ts'
import type { Context } from '#lib/auth/context.ts'
import type { HubEnv } from './hub-env.ts'
import { problemReply } from './problem-reply.ts'

/** Lets a request through if whoever asks may do this; the route finds them as `context`. Asked before the input is read. */
export const may = (action: Action) =>
  createMiddleware<{ Variables: HubEnv['Variables'] & { context: Context } }>(async (c, next) => {
    const who = await c.var.who()
    const asked = who.ok ? authorise(who.value, action) : who
    if (!asked.ok) return problemReply(c, asked.problem)
    c.set('context', asked.value)
    await next()
  })
