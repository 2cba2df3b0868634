import { type Agent, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici'
import type { Limits } from './call.ts'
import { codeOfProxyAnswer, PROXY_CODES } from './proxy-answer.ts'

type ProxyOptions = {
  proxy: { url: string; bypass?: string }
  pool: Agent.Options
  /** how hosts that bypass the proxy are connected to */
  direct: Agent.Options['connect']
  limits: Limits
}

/** `message` holds nothing of the proxy's address, which may hold a password. */
const problem = (code: string) => Object.assign(new Error('The proxy opened no tunnel'), { code })

/**
 * An agent that asks a proxy for a tunnel to each host, but for those that NO_PROXY names. The proxy resolves names
 * itself, so addresses are its to judge; hosts that bypass it meet the guards of `direct`. TLS is verified at both ends.
 */
export function createProxyAgent({ proxy, pool, direct, limits }: ProxyOptions): Dispatcher {
  const tls = { rejectUnauthorized: true, allowH2: false, timeout: limits.connect }
  return new EnvHttpProxyAgent({
    ...pool,
    connect: direct,
    requestTls: tls,
    proxyTls: tls,
    httpsProxy: proxy.url,
    httpProxy: '',
    noProxy: proxy.bypass ?? '',
    clientFactory: (origin, options) => tunnelsOf(new Pool(origin, options), limits),
  })
}

/** The connections to the proxy, with every failure to get a tunnel named as what it is: the proxy's, not the host's. */
function tunnelsOf(pool: Pool, { connect }: Limits): Pool {
  const ask = pool.connect.bind(pool) as (options: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>
  // The proxy has to look for the host first. A caller that waits less (a look-up, the doctor) times out before this.
  const patience = 2 * connect
  return Object.assign(pool, {
    connect: async (options: Dispatcher.ConnectOptions) => {
      const signal = AbortSignal.timeout(patience)
      const answer = await ask({ ...options, signal }).catch((error: NodeJS.ErrnoException) => {
        if (signal.aborted) throw problem(PROXY_CODES.failed)
        throw isOfTls(error) ? error : problem(PROXY_CODES.unreachable)
      })
      if (answer.statusCode === 200) return answer
      answer.socket.on('error', () => {}).destroy()
      throw problem(codeOfProxyAnswer(answer.statusCode, answer.headers))
    },
  })
}

/** A proxy on https whose certificate is refused is told as that. */
const isOfTls = ({ code }: NodeJS.ErrnoException): boolean =>
  /CERT|^ERR_TLS|^ERR_SSL|^UNABLE_TO_|^EPROTO$/.test(code ?? '')
