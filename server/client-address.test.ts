import { expect, test } from 'vitest'
import { clientAddressFinder } from './client-address.ts'

const find = clientAddressFinder(['10.0.0.0/8', '::1', '2001:db8:7::/48'])

test.each([
  ['a visitor who connects directly', '203.0.113.7', undefined, '203.0.113.7'],
  ['a visitor who forges the header', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a visitor who says to come from a proxy', '203.0.113.7', '198.51.100.1, 10.1.2.3', '203.0.113.7'],
  ['a visitor behind one proxy', '10.1.2.3', '203.0.113.7', '203.0.113.7'],
  ['a visitor behind two proxies', '10.1.2.3', '203.0.113.7, 10.9.9.9', '203.0.113.7'],
  ['a visitor behind a proxy that is not ours', '10.1.2.3', '203.0.113.7, 198.51.100.9', '198.51.100.9'],
  ['a forged address to the left of the proxies', '10.1.2.3', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['a forged proxy to the left of the visitor', '10.1.2.3', '198.51.100.1, 10.6.6.6, 203.0.113.7', '203.0.113.7'],
  ['a proxy that says nothing', '10.1.2.3', undefined, '10.1.2.3'],
  ['a proxy that says an empty word', '10.1.2.3', ' ', '10.1.2.3'],
  ['a proxy that says nonsense', '10.1.2.3', 'unknown', '10.1.2.3'],
  ['nonsense beyond a proxy', '10.1.2.3', '198.51.100.1, <script>, 10.9.9.9', '10.9.9.9'],
  ['a number that is no address', '10.1.2.3', '3405803783', '10.1.2.3'],
  ['an address in octal', '10.1.2.3', '0313.0.0161.7', '10.1.2.3'],
  ['a proxy over IPv6', '::1', '2001:db8::7', '2001:db8::7'],
  ['an IPv6 network of proxies', '2001:db8:7:1::5', '203.0.113.7', '203.0.113.7'],
  ['another spelling of a proxy', '2001:0DB8:0007:0001:0:0:0:5', '203.0.113.7', '203.0.113.7'],
  ['a visitor by IPv6, spelled at length', '10.1.2.3', '2001:0DB8:0000::0007', '2001:db8::7'],
  ['a visitor on the same link', 'fe80::1%eth0', '203.0.113.7', 'fe80::1'],
  ['an IPv4 address on a socket for both families', '::ffff:10.1.2.3', '203.0.113.7', '203.0.113.7'],
  ['the same in hexadecimal', '::ffff:a01:203', '::ffff:cb00:7107', '203.0.113.7'],
  ['a visitor with a port', '10.1.2.3', '203.0.113.7:51234', '203.0.113.7'],
  ['an IPv6 visitor with a port', '10.1.2.3', '[2001:db8::7]:443, 10.9.9.9:80', '2001:db8::7'],
  ['a visitor inside, behind proxies alone', '10.1.2.3', '10.5.5.5', '10.5.5.5'],
  ['no address at all', undefined, '203.0.113.7', ''],
  ['a peer without an address', 'socket', '203.0.113.7', ''],
])('%s', (_, peer, forwardedFor, expected) => {
  expect(find(peer, forwardedFor)).toBe(expected)
})

test('without trusted proxies the header is never believed', () => {
  expect(clientAddressFinder([])('127.0.0.1', '203.0.113.7')).toBe('127.0.0.1')
})

test('a header as long as they come is read in no time', () => {
  const since = performance.now()
  expect(find('10.0.0.1', `198.51.100.1,${'10.9.9.9,'.repeat(20_000)}10.9.9.9`)).toBe('198.51.100.1')
  expect(find('10.0.0.1', ','.repeat(200_000))).toBe('10.0.0.1')
  expect(performance.now() - since).toBeLessThan(2_000)
})
