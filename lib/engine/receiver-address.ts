import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'
import { isPublicAddress, type Resolve, resolveHost } from './addresses.ts'

/** Receivers that need not be public: networks, and `host:port` as written. */
export type PrivateReceivers = { networks: BlockList; places: ReadonlySet<string> }

/** Ports of 1024 and above that speak something else, where a browser sends nothing either (fetch.spec.whatwg.org). */
const badPorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/

export type AddressProblem =
  | 'no_url'
  /** http, where the receiver is none of the private ones */
  | 'no_https'
  | 'user'
  | 'fragment'
  | 'port'
  /** an IPv4 address in another spelling than four numbers: decimal, hex, octal, short, fullwidth digits */
  | 'spelling'
  /** a name of one label, or with a dot at its end */
  | 'name'
  /** it is, or leads to, an address that is not public */
  | 'private'
  | 'no_such_name'
  | 'cannot_look_up'

/** `10.0.0.0/8`, `127.0.0.1`, `::1`, `receiver:8080`, `[::1]:8080`; lib/env.ts has checked that they are such. */
export function readPrivateReceivers(list: readonly string[]): PrivateReceivers {
  const networks = new BlockList()
  const places = new Set<string>()
  for (const entry of list) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address)
    if (family === 0) places.add(entry.toLowerCase())
    else networks.addSubnet(address, Number(bits ?? (family === 4 ? 32 : 128)), family === 4 ? 'ipv4' : 'ipv6')
  }
  return { networks, places }
}

export const isInNetworks = ({ networks }: PrivateReceivers, address: string): boolean =>
  isIP(address) !== 0 && networks.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')
const portOf = ({ port, protocol }: URL): number => Number(port || (protocol === 'https:' ? 443 : 80))

/** Whether this very host and port is on the list, so that whatever it leads to is meant. */
export const isListed = ({ places }: PrivateReceivers, url: URL): boolean =>
  places.has(`${url.hostname.replace(/\.$/, '')}:${portOf(url)}`)

/**
 * The address of a receiver, judged on what the parser made of it, before any name is looked up: https to a public
 * address or a name of two labels and more, port 443 or one from 1024. Private receivers may use http.
 */
export function readReceiverUrl(
  text: string,
  allowed: PrivateReceivers,
): { ok: true; url: URL } | { ok: false; why: AddressProblem } {
  const no = (why: AddressProblem) => ({ ok: false as const, why })
  if (/[\s\\\p{Cc}]/u.test(text) || !/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return no('no_url')
  const url = new URL(text)
  const host = bare(url.hostname)
  if (url.username || url.password || /^https?:\/\/[^/?#]*@/i.test(text)) return no('user')
  if (text.includes('#')) return no('fragment')
  const isPrivate = isListed(allowed, url) || isInNetworks(allowed, host)
  if (isIPv4(host) && !text.slice(text.indexOf('//') + 2).startsWith(host)) return no('spelling')
  if (url.protocol === 'http:' && !isPrivate && (isIP(host) || allowed.networks.rules.length === 0))
    return no('no_https')
  if (isListed(allowed, url)) return { ok: true, url }
  const port = portOf(url)
  if (!(port === 443 || (url.protocol === 'http:' && port === 80) || (port >= 1024 && !badPorts.has(port))))
    return no('port')
  if (isIP(host)) return isPrivate || isPublicAddress(host) ? { ok: true, url } : no('private')
  return isName(host) ? { ok: true, url } : no('name')
}

const isName = (host: string): boolean => {
  const labels = host.split('.')
  return host.length <= 253 && labels.length >= 2 && labels.every((label) => LABEL.test(label))
}

/** Which addresses a receiver at this URL may have: over http those of private networks alone. */
export const isAllowedFor = (url: URL, allowed: PrivateReceivers) =>
  url.protocol === 'http:'
    ? (address: string) => isInNetworks(allowed, address)
    : (address: string) => isPublicAddress(address) || isInNetworks(allowed, address)

/** Looks the name up as a delivery would: one address that is not allowed refuses the whole name. */
export async function lookUpReceiver(
  url: URL,
  allowed: PrivateReceivers,
  resolve: Resolve = resolveHost,
): Promise<{ ok: true; isPrivate: boolean } | { ok: false; why: AddressProblem }> {
  const host = bare(url.hostname)
  if (isListed(allowed, url)) return { ok: true, isPrivate: true }
  if (isIPv4(host) || isIPv6(host)) return { ok: true, isPrivate: isInNetworks(allowed, host) }
  try {
    const addresses = await resolve(host)
    const isAllowed = isAllowedFor(url, allowed)
    if (addresses.length === 0) return { ok: false, why: 'no_such_name' }
    if (!addresses.every(({ address }) => isAllowed(address)))
      return { ok: false, why: url.protocol === 'http:' ? 'no_https' : 'private' }
    return { ok: true, isPrivate: addresses.every(({ address }) => isInNetworks(allowed, address)) }
  } catch (error) {
    const isAbsent = ['ENOTFOUND', 'ENODATA'].includes((error as NodeJS.ErrnoException).code ?? '')
    return { ok: false, why: isAbsent ? 'no_such_name' : 'cannot_look_up' }
  }
}
