import { isIP } from 'node:net'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { addressBlock } from './address-block.ts'
import { takePoint } from './take-point.ts'

/** Requests a minute: with one API key, and from one visitor's address where nobody is known. */
export const requestsPerMinute = 1000

export type RequestLimits = {
  /** Counts a request made with this key (its row's id). Gives the seconds to wait when it is one too many. */
  takeForKey(keyId: string): Promise<number | undefined>
  /** Counts a request of somebody unknown. */
  takeForAddress(ip: string | undefined): Promise<number | undefined>
}

/**
 * Counters in memory, because a row per request would cost a round trip: each process of core counts for itself. What
 * must hold for all processes together (tries to sign in, tests of credentials) is counted in Postgres.
 * Loopback is not counted: the hub's own renderer asks from there on behalf of every visitor.
 */
export function requestLimits(): RequestLimits {
  const perMinute = { points: requestsPerMinute, duration: 60 }
  const perKey = new RateLimiterMemory({ ...perMinute, keyPrefix: 'key' })
  const perAddress = new RateLimiterMemory({ ...perMinute, keyPrefix: 'address' })
  return {
    takeForKey: (keyId) => takePoint(perKey, keyId),
    takeForAddress: async (ip = '') => (isLoopback(ip) ? undefined : takePoint(perAddress, addressBlock(ip))),
  }
}

const isLoopback = (ip: string): boolean => ip === '::1' || (isIP(ip) === 4 && ip.startsWith('127.'))
