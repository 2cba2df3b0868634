import type { Context, TypedResponse } from 'hono'
import type { ClientErrorStatusCode } from 'hono/utils/http-status'
import { type Problem, problemKinds } from '#lib/problems.ts'
import type { ProblemBody } from './contract.ts'

/** A problem as it stands on the wire: RFC 9457 with StackOne's members beside it. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
  const { status, title } = problemKinds[problem.kind]
  const said = problem.providerStatus !== undefined || problem.providerText !== undefined
  return {
    type: `urn:connector-hub:problem:${problem.kind}`,
    title,
    status,
    detail: problem.message,
    kind: problem.kind,
    next: problem.next,
    request_id: requestId,
    ...(problem.code && { code: problem.code as ProblemBody['code'] }),
    ...(problem.fields && { fields: { ...problem.fields } }),
    ...(problem.step && { step: problem.step }),
    ...(problem.retryAfter !== undefined && { retry_after: problem.retryAfter }),
    ...(problem.account && { account: problem.account }),
    ...(problem.identity && { identity: problem.identity }),
    statusCode: status,
    message: problem.message,
    timestamp: new Date().toISOString(),
    ...(said && { provider_errors: [{ status: problem.providerStatus, raw: problem.providerText }] }),
  }
}

/** The one place where a problem becomes an answer. */
export function problemReply(
  c: Context,
  problem: Problem,
): Response & TypedResponse<ProblemBody, ClientErrorStatusCode, 'json'> {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (problem.retryAfter !== undefined) headers['retry-after'] = String(Math.ceil(problem.retryAfter))
  const body = problemBody(problem, c.get('requestId') as string)
  return c.json(body, body.status as ClientErrorStatusCode, headers)
}
