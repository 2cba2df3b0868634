/** What a proxy's answer to CONNECT means, as codes that failure-kind.ts knows. */
export const PROXY_CODES = {
  unreachable: 'HUB_PROXY_UNREACHABLE',
  signIn: 'HUB_PROXY_SIGN_IN',
  refused: 'HUB_PROXY_REFUSED',
  noName: 'HUB_PROXY_NO_NAME',
  failed: 'HUB_PROXY_FAILED',
} as const

type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * Why a proxy opened no tunnel, from its answer. That the name does not exist stands in Proxy-Status (RFC 9209 §2.3.2),
 * or in Squid's X-Squid-Error; most proxies answer 502 or 503 and leave it open.
 */
export function codeOfProxyAnswer(status: number, headers: Headers): string {
  if (status === 407) return PROXY_CODES.signIn
  if (status < 500) return PROXY_CODES.refused
  const said = ['proxy-status', 'x-squid-error'].map((name) => [headers[name] ?? ''].flat().join(',')).join(' ')
  return /\berror=dns_error\b|\bERR_DNS_FAIL\b/.test(said) ? PROXY_CODES.noName : PROXY_CODES.failed
}
