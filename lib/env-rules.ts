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
