import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ProblemBody } from './contract.ts'
import type { HubProblem } from './hub-contract.ts'
import type { HubEnv } from './hub-env.ts'

/**
 * Problems as StackOne's hub shows them: on its form `message`, with `provider_response` folded away below it ("Please
 * try again later" where that is empty); in place of a list or a form the whole answer as JSON, so there is little in it.
 */
export const hubProblems = createMiddleware<HubEnv>(async (c, next) => {
  await next()
  await intoHubWords(c)
})

/** An answer that is a problem, in those words; any other one stays. */
export async function intoHubWords(c: Context): Promise<void> {
  if (!c.res.headers.get('content-type')?.startsWith('application/problem+json')) return
  const problem = hubProblemOf(c.req.method, (await c.res.json()) as ProblemBody)
  const headers = new Headers(c.res.headers)
  headers.set('content-type', 'application/json')
  c.res = new Response(JSON.stringify(problem), { status: problem.statusCode, headers })
}

function hubProblemOf(method: string, body: ProblemBody): HubProblem {
  const { kind, fields = {}, next, request_id, provider_errors: said = [] } = body
  const sentences = kind === 'invalid_values' ? Object.values(fields) : []
  const message = sentences.length > 0 ? sentences.join(' ') : `${body.message} ${next}`
  // It takes 401 and 403 to an edit for success.
  const isTakenForSuccess = method === 'PATCH' && [401, 403].includes(body.statusCode)
  return {
    statusCode: isTakenForSuccess ? 410 : body.statusCode,
    message,
    ...(method !== 'GET' && { provider_response: JSON.stringify({ ...said[0], request_id }) }),
  }
}
