import { REFUSED_ADDRESS } from './addresses.ts'
import type { FailureKind } from './call.ts'

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
  UND_ERR_ABORTED: 'connect', // a proxy that refuses the tunnel; our own aborts are known by the signal
  UND_ERR_PRX_CONN: 'connect',
  UND_ERR_PRX_TLS: 'tls',
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
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|CRL_|INVALID_CA)/
const notSent: readonly FailureKind[] = [
  'host_not_allowed',
  'bad_header',
  'dns',
  'dns_temporary',
  'refused_address',
  'connect',
  'tls',
]

/** What went wrong, from an error of undici, node or an in-process provider; the error itself, with its values, stays here. */
export function failureKind(error: unknown, signal: AbortSignal): FailureKind {
  if (signal.aborted) return (signal.reason as Error | undefined)?.name === 'TimeoutError' ? 'timeout' : 'aborted'
  const code = codeOf(error)
  return (
    kinds[code] ??
    (TLS.test(code) ? 'tls' : /^(HPE_|Z_|ERR_BROTLI|ERR__ERROR_FORMAT)/.test(code) ? 'bad_answer' : 'closed')
  )
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
