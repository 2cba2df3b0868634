import type { Context, TypedResponse } from 'hono'
import type { ClientErrorStatusCode } from 'hono/utils/http-status'
import type { Problem } from '#lib/problems.ts'
import type { ProblemBody } from './contract.ts'
import { problemBody } from './problem-reply.ts'

/**
 * A problem as StackOne's hub shows it. It has one place for words, and prefers `provider_response` to `message`: ours
 * says what to do, so that one stays empty. What the provider said is in `provider_errors`.
 */
export function hubProblem(
  c: Context,
  problem: Problem,
): Response & TypedResponse<ProblemBody & { provider_response: string }, ClientErrorStatusCode, 'json'> {
  const body = problemBody(problem, c.get('requestId') as string)
  const sentences = problem.kind === 'invalid_values' ? Object.values(problem.fields ?? {}) : []
  const message = sentences.length > 0 ? sentences.join(' ') : `${problem.message} ${problem.next}`
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (body.retry_after !== undefined) headers['retry-after'] = String(Math.ceil(body.retry_after))
  return c.json({ ...body, message, provider_response: '' }, body.status as ClientErrorStatusCode, headers)
}
