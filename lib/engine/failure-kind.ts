import { REFUSED_ADDRESS } from './addresses.ts'
import type { FailureKind } from './call.ts'
import { PROXY_CODES } from './proxy-answer.ts'

const kinds: Readonly<Record<string, FailureKind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns_temporary',
  [REFUSED_ADDRESS]: 'refused_address',
  ECONNREFUSED: 'connect',
  EHOSTUNREACH: 'connect',
  ENETUNREACH: 'connect',
  EADDRNOTAVAIL: 'connect',
  ETIMEDOUT: 'connect',
  UND_ERR_CONNECT_TIMEOUT: 'connect',
  UND_ERR_PRX_TLS: 'tls',
  [PROXY_CODES.unreachable]: 'proxy_unreachable',
  [PROXY_CODES.signIn]: 'proxy_sign_in',
  [PROXY_CODES.refused]: 'proxy_refused',
  [PROXY_CODES.noName]: 'proxy_no_name',
  [PROXY_CODES.failed]: 'proxy_failed',
  EPROTO: 'tls',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  UND_ERR_SOCKET: 'closed',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'bad_answer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'bad_answer',
  HTTPParserError: 'bad_answer',
  UND_ERR_INVALID_ARG: 'bad_header',
}
/** The chain ends at an authority, or a certificate, that nobody here vouches for. */
const UNTRUSTED =
  /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|(DEPTH_ZERO_)?SELF_SIGNED_CERT(_IN_CHAIN)?|CERT_UNTRUSTED)$/
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|CRL_|INVALID_CA)/
const notSent: readonly FailureKind[] = [
  'host_not_allowed',
  'bad_header',
  'dns',
  'dns_temporary',
  'refused_address',
  'connect',
  'proxy_unreachable',
  'proxy_sign_in',
  'proxy_refused',
  'proxy_no_name',
  'proxy_failed',
  'untrusted',
  'tls',
]

/** What went wrong, from an error of undici, node or an in-process provider; the error itself, with its values, stays here. */
export function failureKind(error: unknown, signal: AbortSignal): FailureKind {
  if (signal.aborted) return (signal.reason as Error | undefined)?.name === 'TimeoutError' ? 'timeout' : 'aborted'
  const code = codeOf(error)
  if (kinds[code]) return kinds[code]
  if (UNTRUSTED.test(code)) return 'untrusted'
  if (TLS.test(code)) return 'tls'
  return /^(HPE_|Z_|ERR_BROTLI|ERR__ERROR_FORMAT)/.test(code) ? 'bad_answer' : 'closed'
}

/** Whether the provider may have received a request that failed this way. */
export const wasSent = (kind: FailureKind): boolean => !notSent.includes(kind)

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const { code, cause } = error as NodeJS.ErrnoException
  if (typeof code === 'string') return code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return cause instanceof Error ? codeOf(cause) : error.name
}
