import type { Dispatcher } from 'undici'

/** A request as it goes out, every value already in its place. */
export type Call = { method: string; url: string; headers: Readonly<Record<string, string>>; body?: string }

/** What a provider answered. Nothing in it was sent by us, but a provider may quote us: redact before showing `text`. */
export type Answer = {
  status: number
  /** the status on the wire, where a code in the body says that it means another one; see `asMeant` */
  httpStatus?: number
  /** those a caller may see, by lower-case name; no cookies */
  headers: Readonly<Record<string, string>>
  /** without parameters, lower case: `application/json`; empty when the answer names none */
  contentType: string
  /** undefined unless the content type says JSON and the text is JSON */
  json: unknown
  text: string
  /** host of a redirect, which is never followed */
  redirectHost?: string
  /** milliseconds */
  ms: number
}

/**
 * Why there is no answer. `sent` tells whether the provider may have received the request. `host`: the one that was
 * asked for; `proxy`: host and port of the proxy, where it is the trouble.
 */
export type SendFailure = { kind: FailureKind; sent: boolean; ms: number; host?: string; proxy?: string }

export type FailureKind =
  /** the URL is not https on port 443 of an allowed host */
  | 'host_not_allowed'
  /** a header has characters in it that no header may have */
  | 'bad_header'
  /** the name does not exist */
  | 'dns'
  | 'dns_temporary'
  /** the name leads to an address that is not public */
  | 'refused_address'
  | 'connect'
  /** the proxy itself cannot be reached */
  | 'proxy_unreachable'
  /** the proxy wants a name and a password, or others than it was given */
  | 'proxy_sign_in'
  /** the proxy does not allow this host */
  | 'proxy_refused'
  /** the proxy says that the name does not exist */
  | 'proxy_no_name'
  /** the proxy answers, but got no connection to the host */
  | 'proxy_failed'
  /** the certificate is signed by an authority that is not known here */
  | 'untrusted'
  /** no TLS, or a certificate of another host or another time */
  | 'tls'
  /** the connection ended before the answer did */
  | 'closed'
  | 'timeout'
  | 'too_large'
  /** not HTTP, broken compression, JSON that cannot be read */
  | 'bad_answer'
  /** the caller gave up */
  | 'aborted'

export const isFailure = (result: Answer | SendFailure): result is SendFailure => 'kind' in result

/** Milliseconds, except where bytes are said. */
export type Limits = {
  connect: number
  headers: number
  total: number
  bodyBytes: number
  headerBytes: number
  jsonDepth: number
}

export const LIMITS: Limits = {
  connect: 3_000,
  headers: 10_000,
  total: 30_000,
  bodyBytes: 10 * 1024 * 1024,
  headerBytes: 16 * 1024,
  jsonDepth: 64,
}

/** Where calls go. Without anything: to the provider itself, over the network. */
export type Door = {
  /** a provider inside this process; rejects with `code: 'ENOTFOUND'` for a name that does not exist */
  dispatch?: (request: Request) => Promise<Response>
  /** loopback origin of a sandbox: https://HOST/PATH goes to ORIGIN/HOST/PATH */
  testOrigin?: string
  /** proxy for https calls, and the hosts (NO_PROXY) that are reached without it */
  proxy?: { url: string; bypass?: string }
  /** replaces the shared keep-alive agent of the real network; see `createAgent` */
  agent?: Dispatcher
  /** whether a name exists; the system's resolver unless given */
  resolves?: (host: string) => Promise<boolean>
  limits?: Partial<Limits>
  /** told why this hub's own way to the internet does not work: for the log, because people are not told */
  tellOperator?: (sentence: string) => void
}

export type SendOptions = {
  /** every host that may be called, rendered */
  hosts: readonly string[]
  door?: Door
  signal?: AbortSignal
  /** milliseconds for the whole call; at most the door's `total` */
  timeout?: number
}
