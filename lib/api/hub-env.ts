import type { Context } from '#lib/auth/context.ts'
import type { Result } from '#lib/problems.ts'
import type { Dictionary } from '#lib/words/index.ts'

/** What the middlewares leave for the routes. */
export type HubEnv = {
  Variables: {
    /** on every answer, problem and log line; given by the front door */
    requestId: string
    /** whether the request shows a session's token, an API key or a cookie that we sealed; whoever it names may be gone */
    claims: 'session' | 'key' | 'cookie' | 'nothing'
    /** the language of whoever shows a session's token, as their browser asks for it; undefined: English, as for all others */
    dictionary: Dictionary | undefined
    /** finds out who is asking, once; or why nobody is known */
    who: () => Promise<Result<Context>>
  }
}
