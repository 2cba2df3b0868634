/** Labels as DNS has them, international ones as punycode. A URL's host may hold more: `*`, `;`, `,` and quotes among it. */
const NAME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/
const IPV6 = /^\[[0-9a-f:]+\]$/

/**
 * An origin by itself (`https://app.acme.com`); plain http is good on this machine alone. It may stand in a
 * Content-Security-Policy as it is: no wildcard, and no sign that ends a source or a directive.
 */
export function isEmbedOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  if (origin !== text || !(NAME.test(hostname) || IPV6.test(hostname))) return false
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback)
}
