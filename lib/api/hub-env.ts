import type { Context } from '#lib/auth/context.ts'

/** What the middlewares leave for the routes. */
export type HubEnv = {
  Variables: {
    /** on every answer, problem and log line; given by the front door */
    requestId: string
    /** whether the request shows an API key or a cookie that we sealed; whoever it names may be gone */
    claims: 'key' | 'cookie' | 'nothing'
    /** finds out who is asking, once; undefined for a visitor */
    who: () => Promise<Context | undefined>
  }
}
