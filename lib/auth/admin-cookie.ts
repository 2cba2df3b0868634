import { createHash } from 'node:crypto'
import type { Context as HonoContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type CookieJar, getIronSession, type SessionOptions } from 'iron-session'

/** The sealed cookie of a signed-in browser. It carries the id of a row in `sign_ins` and nothing else. */
export type AdminCookie = {
  name: string
  /** what to log at start, where the cookie cannot be protected */
  warning: string | undefined
  reading: SessionOptions
  writing: SessionOptions
}

/** The longest a browser stays signed in without a password, in seconds: 90 days. Idle sign-ins end earlier. */
export const longestSignIn = 90 * 24 * 60 * 60

type Sealed = { signInId: string }

/**
 * Decides on the cookie from the hub's own address. On https and on loopback (where browsers take Secure cookies
 * without TLS) it is `__Host-hub`; on other plain http it is `hub` without Secure, with a warning.
 * Cookies sealed with `previousSecret` are still read, and set anew when a browser shows one. Secrets have 32
 * characters or more.
 */
export function adminCookie(from: {
  hubUrl: string
  secret: string
  previousSecret?: string | undefined
}): AdminCookie {
  const { protocol, hostname } = new URL(from.hubUrl)
  const secure = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const name = secure ? '__Host-hub' : 'hub'
  const options = (secrets: string[]): SessionOptions => ({
    cookieName: name,
    password: Object.fromEntries(secrets.map((secret) => [passwordId(secret), secret])),
    ttl: longestSignIn,
    cookieOptions: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  })
  return {
    name,
    warning: secure
      ? undefined
      : `HUB_URL is ${from.hubUrl}, without TLS: whoever is on the network can read passwords and take over sign-ins. Serve the hub on https and set HUB_URL to that address.`,
    reading: options(from.previousSecret ? [from.previousSecret, from.secret] : [from.secret]),
    writing: options([from.secret]),
  }
}

/** The sign-in id in the request's cookie; undefined without one, or when it was not sealed by us. */
export async function readSignInId(c: HonoContext, cookie: AdminCookie): Promise<string | undefined> {
  if (getCookie(c, cookie.name) === undefined) return undefined
  const session = await getIronSession<Sealed>(jarOf(c), cookie.reading)
  return typeof session.signInId === 'string' ? session.signInId : undefined
}

/** Whether the request's cookie was sealed with the secret before, so that it is to be set anew. */
export function isSealedBefore(c: HonoContext, cookie: AdminCookie): boolean {
  const [, sealedWith] = /^Fe26\.2\*(\d+)\*/.exec(getCookie(c, cookie.name) ?? '') ?? []
  return sealedWith !== undefined && !(sealedWith in Object(cookie.writing.password))
}

/** Sets the cookie on the answer. */
export async function writeSignInId(c: HonoContext, cookie: AdminCookie, signInId: string): Promise<void> {
  const session = await getIronSession<Sealed>(jarOf(c), cookie.writing)
  session.signInId = signInId
  await session.save()
}

/** Takes the cookie away. The row must be revoked as well: a copy of the cookie may exist. */
export async function clearSignInId(c: HonoContext, cookie: AdminCookie): Promise<void> {
  const session = await getIronSession<Sealed>(jarOf(c), cookie.writing)
  session.destroy()
}

// Given c.req.raw and c.res, iron-session loses its cookie on the real Node server; hono/cookie writes where Hono reads.
function jarOf(c: HonoContext): CookieJar {
  return {
    read: (name) => getCookie(c, name),
    write: (name, value, { maxAge, secure }) =>
      setCookie(c, name, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: secure === true,
        ...(maxAge === undefined ? {} : { maxAge }),
      }),
  }
}

// iron-session seals with the highest id and finds the secret by id when reading. An id that follows from the secret
// itself stays the same when the secret becomes the previous one.
function passwordId(secret: string): number {
  return createHash('sha256').update(`connector-hub cookie ${secret}`).digest().readUInt32BE() >>> 1
}
