import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Problem } from '#lib/problems.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { problemReply } from './problem-reply.ts'

/** Exceptions are bugs, but for two: a body that cannot be read, and a database that has no connection to give. */
export const onError =
  ({ log }: Pick<Deps, 'log'>): ErrorHandler<HubEnv> =>
  (error, c) => {
    if (error instanceof HTTPException && error.status < 500) return problemReply(c, unreadable)
    if (isBusy(error)) {
      log.warn({ requestId: c.get('requestId') }, 'no database connection was free')
      return problemReply(c, busy)
    }
    log.error({ requestId: c.get('requestId'), ...traceOf(error) }, 'a request failed')
    return problemReply(c, unexpected)
  }

/** Name, code and frames. The message stays out: errors of parsers and clients quote what they were given. */
export function traceOf(error: unknown): { name: string; code?: string; frames: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    frames: frames.slice(0, 12).map((line) => line.trim()),
  }
}

/** Prisma's codes for a pool or transaction that had to wait too long, and the pool's own words for it. */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  const waited =
    /timeout exceeded when trying to connect|unable to start a transaction in the given time|connection terminated due to connection timeout/i
  return code === 'P2024' || waited.test(error.message) || isBusy(error.cause)
}

const unreadable: Problem = {
  kind: 'invalid_request',
  message: 'The body of this request is not readable JSON.',
  next: 'Send one JSON object, in UTF-8.',
}

const busy: Problem = {
  kind: 'busy',
  message: 'The hub has more to do than it can right now. Nothing was changed.',
  next: 'Try again in a few seconds.',
  retryAfter: 2,
}

export const unexpected: Problem = {
  kind: 'unexpected',
  message: 'Something went wrong in the hub. It is not your input.',
  next: 'Try again. If it stays, give the request id to whoever runs this hub: it is in the log.',
}
