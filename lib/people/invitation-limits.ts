import type { Pool } from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { addressBlock } from '#lib/auth/address-block.ts'
import { takePoint } from '#lib/auth/take-point.ts'
import { refuse } from '#lib/problems.ts'

/** Links that opened nothing, and tries to join, from one visitor's address in 15 minutes. */
const triesPerIp = 30
const windowSeconds = 15 * 60

export type InvitationLimits = {
  /** Counts a try. Gives the seconds to wait when it is one too many. */
  take(ip: string | undefined): Promise<number | undefined>
  /** The link was a good one: the try does not count. */
  forgive(ip: string | undefined): Promise<void>
}

/** Counters in Postgres, shared by all processes. */
export function invitationLimits(pool: Pool): InvitationLimits {
  const perIp = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: 'invitation-ip',
    points: triesPerIp,
    duration: windowSeconds,
  })
  return {
    take: (ip) => takePoint(perIp, addressBlock(ip ?? '')),
    async forgive(ip) {
      await perIp.reward(addressBlock(ip ?? ''))
    },
  }
}

export function tooManyTries(retryAfter: number) {
  const minutes = Math.ceil(retryAfter / 60)
  return refuse(
    'too_many_requests',
    'Too many links were tried from your address.',
    `Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    { retryAfter },
  )
}
