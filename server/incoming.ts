import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

// What a visitor may not tell us: who they are behind, what our own parts tell each other, what Next's inside hears.
// The token of a connect session and the version of StackOne's hub are a visitor's own to say.
const OURS =
  /^(forwarded|x-forwarded-.*|x-real-ip|x-hub-(?!session-token$|version$).*|x-nonce|content-security-policy|x-middleware-.*|x-invoke-.*|x-matched-path)$/
const HOP_BY_HOP = /^(proxy-.*|te|trailer|keep-alive)$/

/**
 * Rewrites a request's headers in place: takes away what only the front door may say, and says `own` itself.
 * Both forms are rewritten, because Hono reads the raw list and the proxy the parsed one.
 */
export function rewriteHeaders(request: IncomingMessage, own: Record<string, string>): void {
  const raw: string[] = []
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] ?? ''
    const lower = name.toLowerCase()
    if (OURS.test(lower) || HOP_BY_HOP.test(lower) || lower in own) delete request.headers[lower]
    else raw.push(name, request.rawHeaders[at + 1] ?? '')
  }
  for (const [name, value] of Object.entries(own)) {
    request.headers[name] = value
    raw.push(name, value)
  }
  request.rawHeaders.splice(0, request.rawHeaders.length, ...raw)
}

/** The caller's own request id where it is well-formed and the caller is one of our parts, else a new one. */
export function requestIdOf(request: IncomingMessage, believed: boolean): string {
  const given = request.headers['x-request-id']
  return believed && typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}
