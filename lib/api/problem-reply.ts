import type { Context, TypedResponse } from 'hono'
import type { ClientErrorStatusCode } from 'hono/utils/http-status'
import { type Problem, problemKinds } from '#lib/problems.ts'
import { type Dictionary, render, renderDeep } from '#lib/words/index.ts'
import type { ProblemBody } from './contract.ts'

/** A problem as it stands on the wire: RFC 9457 with StackOne's members beside it, in the dictionary's language. */
export function problemBody(problem: Problem, requestId: string, dictionary?: Dictionary): ProblemBody {
  const { status, title } = problemKinds[problem.kind]
  const message = render(problem.message, dictionary)
  const said = problem.providerStatus !== undefined || problem.providerText !== undefined
  return {
    type: `urn:connector-hub:problem:${problem.kind}`,
    title: render(title, dictionary),
    status,
    detail: message,
    kind: problem.kind,
    next: render(problem.next, dictionary),
    request_id: requestId,
    ...(problem.code && { code: problem.code as ProblemBody['code'] }),
    ...(problem.fields && { fields: renderDeep(problem.fields, dictionary) as Record<string, string> }),
    ...(problem.step && { step: render(problem.step, dictionary) }),
    ...(problem.retryAfter !== undefined && { retry_after: problem.retryAfter }),
    ...(problem.account && { account: problem.account }),
    ...(problem.identity && { identity: problem.identity }),
    statusCode: status,
    message,
    timestamp: new Date().toISOString(),
    ...(said && { provider_errors: [{ status: problem.providerStatus, raw: problem.providerText }] }),
  }
}

/** The language to answer in; see identify.ts. */
export const dictionaryOf = (c: Context): Dictionary | undefined => c.get('dictionary')

/** The one place where a problem becomes an answer. */
export function problemReply(
  c: Context,
  problem: Problem,
): Response & TypedResponse<ProblemBody, ClientErrorStatusCode, 'json'> {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (problem.retryAfter !== undefined) headers['retry-after'] = String(Math.ceil(problem.retryAfter))
  const body = problemBody(problem, c.get('requestId') as string, dictionaryOf(c))
  return c.json(body, body.status as ClientErrorStatusCode, headers)
}
