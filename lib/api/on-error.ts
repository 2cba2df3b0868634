import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isDatabaseUnavailable } from '#lib/database-unavailable.ts'
import type { Problem } from '#lib/problems.ts'
import { say } from '#lib/words/index.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { problemReply } from './problem-reply.ts'

/** Exceptions are bugs, but for two: a body that cannot be read, and a database that cannot be asked now. */
export const onError =
  ({ log }: Pick<Deps, 'log'>): ErrorHandler<HubEnv> =>
  (error, c) => {
    if (error instanceof HTTPException && error.status < 500) return problemReply(c, unreadable)
    return problemReply(c, failure(log, c.get('requestId'), error, 'a request failed'))
  }

/** The problem behind an exception, once it is logged under `sentence`. */
export function failure(log: Deps['log'], requestId: string, error: unknown, sentence: string): Problem {
  if (isDatabaseUnavailable(error)) {
    log.warn({ requestId, ...traceOf(error) }, 'the database could not be asked')
    return busy
  }
  if (isKeyAway(error)) {
    log.error({ requestId, ...traceOf(error) }, 'stored credentials do not open with the keys here; see npm run doctor')
    return keyAway
  }
  log.error({ requestId, ...traceOf(error) }, sentence)
  return unexpected
}

/** The vault lacks a key: it was changed without this process, or at this very moment. Known by its name and code. */
const isKeyAway = (error: unknown) =>
  error instanceof Error && error.name === 'VaultError' && (error as { code?: unknown }).code === 'unknown_key'

/** Name, code and frames. The message stays out: errors of parsers and clients quote what they were given. */
function traceOf(error: unknown): { name: string; code?: string; frames: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    frames: frames.slice(0, 12).map((line) => line.trim()),
  }
}

const unreadable: Problem = {
  kind: 'invalid_request',
  message: say('The body of this request is not readable JSON.'),
  next: say('Send one JSON object, in UTF-8.'),
}

const busy: Problem = {
  kind: 'busy',
  message: say('The hub could not ask its database just now: it is away, or every connection to it is in use.'),
  next: say('Try again in a few seconds.'),
  retryAfter: 2,
}

const keyAway: Problem = {
  kind: 'key_missing',
  message: say(
    'The hub does not hold the encryption key that this account’s credentials are sealed with now. Nothing is lost.',
  ),
  next: say('Try again in a moment. If it stays, whoever runs this hub finds out why with npm run doctor.'),
  retryAfter: 5,
}

const unexpected: Problem = {
  kind: 'unexpected',
  message: say('Something went wrong in the hub. It is not your input.'),
  next: say('Try again. If it stays, give the request id to whoever runs this hub: it is in the log.'),
}
