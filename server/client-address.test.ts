import { expect, test } from 'vitest'
import { clientAddressFinder } from './client-address.ts'

const find = clientAddressFinder(['10.0.0.0/8', '::1'])

test.each([
  ['a visitor who connects directly', '203.0.113.7', undefined, '203.0.113.7'],
  ['a visitor who forges the header', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a visitor behind one proxy', '10.1.2.3', '203.0.113.7', '203.0.113.7'],
  ['a visitor behind two proxies', '10.1.2.3', '203.0.113.7, 10.9.9.9', '203.0.113.7'],
  ['a forged address to the left of the proxies', '10.1.2.3', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['a proxy that says nothing', '10.1.2.3', undefined, '10.1.2.3'],
  ['a proxy that says nonsense', '10.1.2.3', 'unknown', '10.1.2.3'],
  ['a proxy over IPv6', '::1', '2001:db8::7', '2001:db8::7'],
  ['an IPv4 address on a socket for both families', '::ffff:10.1.2.3', '203.0.113.7', '203.0.113.7'],
  ['no address at all', undefined, '203.0.113.7', ''],
])('%s', (_, peer, forwardedFor, expected) => {
  expect(find(peer, forwardedFor)).toBe(expected)
})

test('without trusted proxies the header is never believed', () => {
  expect(clientAddressFinder([])('127.0.0.1', '203.0.113.7')).toBe('127.0.0.1')
})
