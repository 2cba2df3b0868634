import { isIP } from 'node:net'

/** What makes a variable's value a good one; the sentences for those that are not stand in env.ts. */

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

const parseUrl = (value: string): URL | undefined => (URL.canParse(value) ? new URL(value) : undefined)

/** `https://hub.acme.com`, with or without a slash at its end. */
export function isOrigin(value: string): boolean {
  const url = parseUrl(value)
  return url !== undefined && /^https?:$/.test(url.protocol) && value.replace(/\/$/, '').toLowerCase() === url.origin
}

/** `http://127.0.0.1:4010`: this machine, without TLS. */
export const isLoopbackOrigin = (value: string): boolean =>
  isOrigin(value) && value.startsWith('http:') && LOOPBACK.has(parseUrl(value)?.hostname ?? '')

export const isPostgresUrl = (value: string): boolean => /^postgres(ql)?:$/.test(parseUrl(value)?.protocol ?? '')

/** `10.0.0.7`, `10.0.0.0/8`, `::1`, `2001:db8::/32`. */
export function isNetwork(value: string): boolean {
  const [address = '', bits, ...more] = value.split('/')
  const family = isIP(address)
  if (family === 0 || address.includes('%') || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && +bits <= (family === 4 ? 32 : 128))
}

/** `receiver:8080`, `hooks.acme.internal:443`, `127.0.0.1:4000`, `[::1]:4000`: a host as a URL has it, and its port. */
export function isHostAndPort(value: string): boolean {
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(value) ?? []
  const url = parseUrl(`http://${host}/`)
  return url !== undefined && url.hostname === host.toLowerCase() && +port >= 1 && +port <= 65_535
}

/** `proxy.acme.com:3128` → `http://proxy.acme.com:3128/`, as curl reads it; undefined for what is no proxy's address. */
export function proxyUrl(value: string): string | undefined {
  const url = parseUrl(value.includes('://') ? value.trim() : `http://${value.trim()}`)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) return undefined
  return isDecodable(url.username) && isDecodable(url.password) ? url.href : undefined
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** `a, b` → its parts. */
export const partsOf = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** The 32 bytes behind a key in base64 or hex; undefined for anything else. */
export function decodeKey(value: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(value)) return Buffer.from(value, 'hex')
  return /^[A-Za-z0-9+/]{43}=$/.test(value) ? Buffer.from(value, 'base64') : undefined
}

/** Proxies are configured by either spelling, and the small one wins, as for curl. */
export function lowerCase(given: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(
    ['HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => {
      const value = given[name.toLowerCase()]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
