import { randomBytes } from 'node:crypto'

export interface HeaderOptions {
  /** Next's development server evaluates code and writes inline styles. */
  development: boolean
  /** The hub is reached by https: browsers may then insist on it. */
  https: boolean
}

/** A fresh value for `script-src 'nonce-…'`; never used twice. */
export const createNonce = (): string => randomBytes(18).toString('base64')

/** The policy of every answer: nothing from elsewhere, no script without this request's nonce, in no frame. */
export function contentSecurityPolicy(nonce: string, { development }: Pick<HeaderOptions, 'development'>): string {
  const policy = {
    'default-src': "'none'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** The headers that every answer of the front door carries, whoever made the answer. */
export function securityHeaders(nonce: string, options: HeaderOptions): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce, options),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(options.https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
