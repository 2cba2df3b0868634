import { ok, type Result, refuse } from '#lib/problems.ts'
import { say } from '#lib/words/index.ts'

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])
const loopback = ['localhost', '127.0.0.1', '[::1]']

/** The origins whose pages may change something: that of HUB_URL; on loopback, its other names on the same port too. */
export function allowedOrigins(hubUrl: string): string[] {
  const url = new URL(hubUrl)
  if (!loopback.includes(url.hostname)) return [url.origin]
  const port = url.port === '' ? '' : `:${url.port}`
  const names = loopback.map((host) => `${url.protocol}//${host}${port}`)
  return [url.origin, ...names.filter((origin) => origin !== url.origin)]
}

/**
 * Whether a request that changes something is taken. A request without an API key must come from one of the hub's own
 * pages: its Origin is compared as a whole, `null` or none is refused (`wrong_origin`). Every body must be JSON.
 */
export function requireSameOrigin(request: {
  method: string
  origin: string | undefined
  contentType: string | undefined
  /** false for a request without any body */
  hasBody: boolean
  /** the request carries an Authorization header, which no foreign page can make a browser send unasked */
  hasAuthorization: boolean
  /** from `allowedOrigins` */
  allowed: readonly string[]
}): Result<undefined> {
  const { method, origin, allowed } = request
  if (readOnly.has(method.toUpperCase())) return ok(undefined)
  if (!request.hasAuthorization && (origin === undefined || !allowed.includes(origin))) {
    return wrongOrigin(origin, allowed[0] ?? '')
  }
  if (request.hasBody && !isJson(request.contentType)) {
    return refuse(
      'invalid_request',
      say('The body of this request is not JSON.'),
      say('Send JSON with the header Content-Type: application/json.'),
    )
  }
  return ok(undefined)
}

/** Told to people as well: behind a proxy, a hub whose HUB_URL was forgotten answers this to everyone who signs in. */
function wrongOrigin(origin: string | undefined, hubUrl: string) {
  const from = origin !== undefined && URL.canParse(origin) && new URL(origin).origin === origin ? origin : undefined
  return refuse(
    'wrong_origin',
    say('This request came from {origin}, and the address of this hub is {hub}, so nothing was changed.', {
      origin: from ?? say('elsewhere'),
      hub: hubUrl,
    }),
    from
      ? say(
          'Open {hub} and try again from there. If people are to open this hub at {origin}, whoever runs it sets HUB_URL={origin} and starts it again.',
          { hub: hubUrl, origin: from },
        )
      : say('Open {hub} and try again from there.', { hub: hubUrl }),
  )
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType?.trim() ?? '')
}
