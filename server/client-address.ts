import { BlockList, isIP } from 'node:net'

export type FindClientAddress = (peer: string | undefined, forwardedFor: string | undefined) => string

/**
 * Finds the visitor's address; '' where there is none. X-Forwarded-For is read from its right end, and believed only as
 * far as the addresses to its right are proxies of ours (HUB_TRUSTED_PROXIES): whatever a visitor writes into it stands
 * to the left of those. `Forwarded` is not read: a proxy sets one of the two, and the other would be the visitor's word.
 */
export function clientAddressFinder(trustedProxies: string[]): FindClientAddress {
  const trusted = new BlockList()
  for (const proxy of trustedProxies) {
    const [address = '', bits] = proxy.split('/')
    const family = familyOf(address)
    trusted.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  const isTrusted = (address: string) => trusted.check(address, familyOf(address))

  return (peer, forwardedFor) => {
    let address = plainAddress(peer ?? '')
    for (const hop of (forwardedFor ?? '').split(',').reverse()) {
      if (!address || !isTrusted(address)) break
      const next = plainAddress(withoutPort(hop.trim()))
      // What is no address ends the chain: the last proxy that is known stands for the visitor.
      if (!next) break
      address = next
    }
    return address ?? ''
  }
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Some proxies add the visitor's port: `203.0.113.7:51234`, `[2001:db8::7]:443`. */
const withoutPort = (hop: string): string =>
  /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop

/**
 * One spelling for each address, so that limits and the audit log know a visitor again: IPv6 in its short form without a
 * zone, and IPv4 as such where it comes in IPv6 clothes (`::ffff:10.0.0.1`, `::ffff:a00:1`). Undefined for anything else.
 */
function plainAddress(given: string): string | undefined {
  // As a socket for both families spells every visitor by IPv4.
  const mapped = /^::ffff:([\d.]+)$/i.exec(given)?.[1]
  const [address = ''] = (mapped ?? given).split('%')
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : undefined
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short) ?? []
  if (!high || !low) return short
  return [high, low].flatMap((half) => [Number.parseInt(half, 16) >> 8, Number.parseInt(half, 16) & 255]).join('.')
}
