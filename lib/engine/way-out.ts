import { say, type Words } from '#lib/words/index.ts'
import type { Door, SendFailure } from './call.ts'

type Sentences = { message: string; next: string }
type Told = { message: Words; next: Words }

/**
 * What whoever runs this hub is told, in the log and by `npm run doctor`, where its own way to the internet is the
 * trouble: a proxy, or an authority that it does not know. Undefined for every other failure. Of the proxy's address it
 * holds host and port alone.
 */
export function wayOutTrouble({ kind, host, proxy }: SendFailure): Sentences | undefined {
  switch (kind) {
    case 'proxy_refused':
      return {
        message: `The proxy ${proxy} does not let this hub connect to ${host}, so nothing was sent.`,
        next: `Ask the operators of the hub’s network to allow ${host}:443 for it, then try again.`,
      }
    case 'proxy_sign_in':
      return {
        message: `The proxy ${proxy} wants this hub to sign in, and does not accept what it has. Nothing was sent.`,
        next: 'Write user and password into HTTPS_PROXY (http://user:password@host:port) and start the hub again.',
      }
    case 'proxy_unreachable':
      return {
        message: `The proxy ${proxy}, this hub’s way to the internet, cannot be reached.`,
        next: 'Try again in a minute. If it stays, check the address in HTTPS_PROXY, and that the proxy runs.',
      }
    case 'proxy_no_name':
      return {
        message: `The proxy ${proxy} finds no address of ${host}.`,
        next: 'Try again in a minute. If it stays, ask the operators of the hub’s network how the proxy looks names up.',
      }
    case 'proxy_failed':
      return {
        message: `The proxy ${proxy} got no connection to ${host}.`,
        next: 'Try again in a minute. If it stays, ask the operators of the hub’s network what the proxy can reach.',
      }
    case 'untrusted':
      return {
        message: `The certificate that ${host} answered with is signed by an authority this hub does not know, so nothing was sent.`,
        next: 'If the hub’s network inspects TLS, set NODE_EXTRA_CA_CERTS to the file of the company’s CA certificate (PEM) and start the hub again.',
      }
    default:
      return undefined
  }
}

/**
 * What everybody else is told of such a trouble: nothing of the hub's own network, because a check's sentences are
 * stored, and viewers and customers read them. The operator is told the whole.
 */
export function wayOutRefusal(
  failure: SendFailure,
  provider: string,
  tellOperator: Door['tellOperator'],
): Told | undefined {
  const trouble = wayOutTrouble(failure)
  if (!trouble) return undefined
  tellOperator?.(`${trouble.message} ${trouble.next}`)
  return {
    message:
      failure.kind === 'untrusted'
        ? say('The secure connection to {provider} could not be verified, so nothing was sent.', { provider })
        : say('This hub’s own way to the internet did not work, so {provider} could not be asked.', { provider }),
    next: say(
      'Nothing is known to be wrong with the credentials. Try again in a minute; if it stays like this, tell whoever runs this hub: npm run doctor says what is wrong.',
    ),
  }
}
