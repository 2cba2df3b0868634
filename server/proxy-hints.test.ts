import type { IncomingMessage } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createLog } from '#lib/log.ts'
import { createProxyHints } from './proxy-hints.ts'

/** Hints, what they said, and requests with headers as a proxy, or a visitor, sends them. */
function hints({ https = false } = {}) {
  const lines: string[] = []
  const hint = createProxyHints({
    https,
    log: createLog({ level: 'warn', readable: false, write: (l) => lines.push(l) }),
  })
  const from = (remoteAddress: string) => {
    const headers = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' }
    hint({ headers, socket: { remoteAddress } } as unknown as IncomingMessage, remoteAddress.replace('::ffff:', ''))
  }
  return { lines, from }
}

test('a forged header does not use up the hint about the proxy that comes after it', () => {
  const { lines, from } = hints()
  for (const peer of ['198.51.100.9', '198.51.100.9', '::ffff:10.0.0.2', '10.0.0.2']) from(peer)
  expect(lines).toEqual([
    expect.stringContaining('set HUB_TRUSTED_PROXIES=198.51.100.9'),
    expect.stringMatching(/from 198\.51\.100\.9 says .*Set HUB_URL/),
    expect.stringContaining('set HUB_TRUSTED_PROXIES=10.0.0.2'),
    expect.stringMatching(/from 10\.0\.0\.2 says .*Set HUB_URL/),
  ])
})

test('forged headers from everywhere do not fill the log, and an hour later a proxy is told of again', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { lines, from } = hints({ https: true })
  for (let host = 1; host <= 250; host++) from(`198.51.100.${host}`)
  expect(lines).toHaveLength(40)
  from('10.0.0.2')
  expect(lines).toHaveLength(40)
  vi.setSystemTime(Date.now() + 60 * 60_000)
  from('10.0.0.2')
  expect(lines.slice(40)).toEqual([expect.stringContaining('set HUB_TRUSTED_PROXIES=10.0.0.2')])
})
