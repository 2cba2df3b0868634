import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { ok, type Result, refuse } from '#lib/problems.ts'

const HOUR_SECONDS = 60 * 60

const limiters = new WeakMap<Pool, RateLimiterPostgres>()

/**
 * Counts one test of credentials at a real provider, per project and provider: a hub without a limit tries stolen keys
 * for others. One too many is `too_many_requests` with `retryAfter`. `perHour` stays what it was at the pool's first test.
 */
export async function takeTest(
  pool: Pool,
  { perHour, projectId, providerHost }: { perHour: number; projectId: string; providerHost: string },
): Promise<Result<undefined>> {
  try {
    await limiterOf(pool, perHour).consume(`${projectId}:${providerHost}`)
    return ok(undefined)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    const minutes = Math.ceil(retryAfter / 60)
    return refuse(
      'too_many_requests',
      `Credentials were tested ${perHour} times within an hour at this provider. That is the limit for one project.`,
      `Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. What you entered is kept.`,
      { retryAfter },
    )
  }
}

function limiterOf(pool: Pool, perHour: number): RateLimiterPostgres {
  const known = limiters.get(pool)
  if (known) return known
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: 'credential-test',
    points: perHour,
    duration: HOUR_SECONDS,
  })
  limiters.set(pool, made)
  return made
}
