/** One member of `errors`. */
export type Problem = { message: string; code?: string; path?: readonly string[] }

/** Errors as GraphQL gives them; where something was asked for, `data` is null beside them. */
export const refusal = (status: number, problems: readonly Problem[], data?: object | null): Response =>
  Response.json(
    {
      ...(data !== undefined && { data }),
      errors: problems.map(({ message, code, path }) => ({
        message,
        ...(path && { path }),
        ...(code && { extensions: { code } }),
      })),
    },
    { status },
  )

/** What stands before GraphQL, its limits first, says `error`, not `errors`. */
export const plainError = (status: number, message: string, code: string, headers: Record<string, string> = {}) =>
  Response.json({ error: { message, code } }, { status, headers })

export const tooMany = (retryAfter: number): Response =>
  plainError(429, 'Rate limit exceeded. Please try again later.', 'RATE_LIMIT_EXCEEDED', {
    'retry-after': String(retryAfter),
  })
