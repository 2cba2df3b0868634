import { isIPv4, isIPv6 } from 'node:net'

/**
 * What counts as one visitor in a rate limit: an IPv4 address, or the /64 network of an IPv6 address, because one
 * household or server has a whole /64 to choose from. IPv4 in IPv6 clothes counts as IPv4.
 */
export function addressBlock(ip: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(ip)?.[1]
  if (mapped && isIPv4(mapped)) return mapped
  if (!isIPv6(ip)) return isIPv4(ip) ? ip : 'unknown'
  const [head = '', tail] = ip.toLowerCase().split('%')[0]!.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}
