import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { addressBlock } from './address-block.ts'
import { takePoint } from './take-point.ts'

/** Tries per 15 minutes: for one e-mail address, and from one visitor's address. */
const triesPerEmail = 5
const triesPerIp = 30
const windowSeconds = 15 * 60

export type SignInLimits = {
  /** Counts a try. Gives the seconds to wait when it is one too many, whatever the password. */
  take(email: string, ip: string | undefined): Promise<number | undefined>
  /** A right password: the e-mail's tries are forgotten, and this one does not count for the visitor. */
  forgive(email: string, ip: string | undefined): Promise<void>
}

/** Counters in Postgres, shared by all processes. A try is counted before its password is looked at. */
export function signInLimits(pool: Pool): SignInLimits {
  const shared = { storeClient: pool, storeType: 'pool', tableName: 'rate_limits', tableCreated: true }
  const perEmail = new RateLimiterPostgres({
    ...shared,
    keyPrefix: 'sign-in-email',
    points: triesPerEmail,
    duration: windowSeconds,
  })
  const perIp = new RateLimiterPostgres({
    ...shared,
    keyPrefix: 'sign-in-ip',
    points: triesPerIp,
    duration: windowSeconds,
  })
  return {
    async take(email, ip) {
      return (await takePoint(perIp, addressBlock(ip ?? ''))) ?? (await takePoint(perEmail, emailKey(email)))
    },
    async forgive(email, ip) {
      await Promise.all([perEmail.delete(emailKey(email)), perIp.reward(addressBlock(ip ?? ''))])
    },
  }
}

/** Of a fixed length, and without the address of someone who may not be known here. */
function emailKey(email: string): string {
  return createHash('sha256').update(email).digest('hex')
}
