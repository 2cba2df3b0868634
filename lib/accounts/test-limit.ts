import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { say, sayCount, type Words } from '#lib/words/index.ts'

const HOUR_SECONDS = 60 * 60

/** Tests with one connect session, and within how many seconds. */
const PER_SESSION = 10
const SESSION_SECONDS = 10 * 60

const limiters = new WeakMap<Pool, Map<string, RateLimiterPostgres>>()

/**
 * Counts one test of credentials at a real provider, per project and provider: a hub without a limit tries stolen keys
 * for others. One too many is `too_many_requests` with `retryAfter`. `perHour` stays what it was at the pool's first test.
 */
export async function takeTest(
  pool: Pool,
  { perHour, projectId, providerHost }: { perHour: number; projectId: string; providerHost: string },
): Promise<Result<undefined>> {
  const limiter = limiterOf(pool, { keyPrefix: 'credential-test', points: perHour, duration: HOUR_SECONDS })
  return take(
    limiter,
    `${projectId}:${providerHost}`,
    say('Credentials were tested {n} times within an hour at this provider. That is the limit for one project.', {
      n: perHour,
    }),
  )
}

/** The same for whoever has a connect session's link: ten tests in ten minutes. */
export async function takeSessionTest(pool: Pool, sessionId: string): Promise<Result<undefined>> {
  const limiter = limiterOf(pool, { keyPrefix: 'session-test', points: PER_SESSION, duration: SESSION_SECONDS })
  return take(
    limiter,
    sessionId,
    say('Credentials were tested {n} times with this link. That is the limit for now.', { n: PER_SESSION }),
  )
}

async function take(limiter: RateLimiterPostgres, key: string, message: Words): Promise<Result<undefined>> {
  try {
    await limiter.consume(key)
    return ok(undefined)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    const minutes = Math.ceil(retryAfter / 60)
    return refuse(
      'too_many_requests',
      message,
      sayCount(
        minutes,
        'Try again in a minute. What you entered is kept.',
        'Try again in {n} minutes. What you entered is kept.',
      ),
      { retryAfter },
    )
  }
}

function limiterOf(pool: Pool, limit: { keyPrefix: string; points: number; duration: number }): RateLimiterPostgres {
  const known = limiters.get(pool) ?? new Map<string, RateLimiterPostgres>()
  limiters.set(pool, known)
  const made =
    known.get(limit.keyPrefix) ??
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      ...limit,
    })
  known.set(limit.keyPrefix, made)
  return made
}
