import { randomBytes } from 'node:crypto'

export interface HeaderOptions {
  /** Next's development server evaluates code and writes inline styles. */
  development: boolean
  /** HUB_URL is https: browsers may then insist on it, for this host alone; what its subdomains do is not ours to say. */
  https: boolean
}

/** A fresh value for `script-src 'nonce-…'`; never used twice. */
export const createNonce = (): string => randomBytes(18).toString('base64')

/** Nothing that a policy reads as more than one origin: no wildcard, no space, no semicolon, no comma, no quote. */
const EXACT = /^https?:\/\/[a-z0-9.:[\]-]+$/

/**
 * The policy of every answer: nothing from elsewhere, no script without this request's nonce, in no frame but those of
 * `embedders`, which are exact origins.
 */
export function contentSecurityPolicy(
  nonce: string,
  { development }: Pick<HeaderOptions, 'development'>,
  embedders: readonly string[] = [],
): string {
  const policy = {
    'default-src': "'none'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    // The hub in a frame, as customers' pages show it, in the dashboard's own preview.
    'frame-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': embedders.length > 0 ? embedders.join(' ') : "'none'",
  }
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/**
 * The headers that every answer of the front door carries, whoever made the answer. `embedders`: as in the policy; what
 * is no exact origin is left out.
 */
export function securityHeaders(
  nonce: string,
  options: HeaderOptions,
  embedders: readonly string[] = [],
): Record<string, string> {
  const exact = embedders.filter((origin) => EXACT.test(origin))
  return {
    'content-security-policy': contentSecurityPolicy(nonce, options, exact),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // The older header knows no list of origins; every browser of today asks the policy.
    ...(exact.length === 0 ? { 'x-frame-options': 'DENY' } : {}),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(options.https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
