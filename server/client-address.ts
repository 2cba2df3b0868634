import { BlockList, isIP } from 'node:net'

export type FindClientAddress = (peer: string | undefined, forwardedFor: string | undefined) => string

/**
 * Finds the visitor's address. X-Forwarded-For is believed only as far as the addresses to its right are proxies of
 * ours (HUB_TRUSTED_PROXIES); whatever a visitor writes into it stands to the left of those and is ignored.
 */
export function clientAddressFinder(trustedProxies: string[]): FindClientAddress {
  const trusted = new BlockList()
  for (const proxy of trustedProxies) {
    const [address = '', bits] = proxy.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    trusted.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return (peer, forwardedFor) => {
    let address = plain(peer ?? '')
    for (const hop of (forwardedFor ?? '').split(',').reverse()) {
      if (isIP(address) === 0 || !isTrusted(address)) break
      const next = plain(hop.trim())
      if (isIP(next) === 0) break
      address = next
    }
    return address
  }
}

/** `::ffff:10.0.0.1`, as a socket that serves both families reports it, → `10.0.0.1`. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')
