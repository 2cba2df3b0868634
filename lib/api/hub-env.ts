import type { Context } from '#lib/auth/context.ts'

/** What the middlewares leave for the routes. */
export type HubEnv = {
  Variables: {
    /** on every answer, problem and log line; given by the front door */
    requestId: string
    /** finds out who is asking, once; undefined for a visitor */
    who: () => Promise<Context | undefined>
  }
}
