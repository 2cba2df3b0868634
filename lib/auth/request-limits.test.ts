import { expect, test } from 'vitest'
import { requestLimits, requestsPerMinute } from './request-limits.ts'

/** What `take` says after as many requests as a minute may have. */
async function oneMore(take: () => Promise<number | undefined>) {
  for (let sent = 0; sent < requestsPerMinute; sent++) if ((await take()) !== undefined) throw new Error('too early')
  return take()
}

test('a visitor is an IPv4 address or a /64 network, and waits no longer than the minute', async () => {
  const { takeForAddress } = requestLimits()
  const wait = await oneMore(() => takeForAddress('2001:db8:1:2::1'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  expect(await takeForAddress('2001:db8:1:2:ffff::9')).toBeGreaterThan(0)
  expect(await takeForAddress('2001:db8:1:3::1')).toBeUndefined()
  expect(await takeForAddress('203.0.113.9')).toBeUndefined()
})

test('a request whose address is not known counts with all others like it', async () => {
  const { takeForAddress } = requestLimits()
  expect(await oneMore(() => takeForAddress(undefined))).toBeGreaterThan(0)
})

test.each(['127.0.0.1', '127.0.0.53', '::1'])(
  '%s, where the hub’s own renderer asks for every visitor, is not counted',
  async (ip) => {
    const { takeForAddress } = requestLimits()
    expect(await oneMore(() => takeForAddress(ip))).toBeUndefined()
  },
)

test('a key has a count of its own, apart from an address of the same name', async () => {
  const { takeForKey, takeForAddress } = requestLimits()
  expect(await oneMore(() => takeForKey('203.0.113.9'))).toBeGreaterThan(0)
  expect(await takeForKey('another')).toBeUndefined()
  expect(await takeForAddress('203.0.113.9')).toBeUndefined()
})
