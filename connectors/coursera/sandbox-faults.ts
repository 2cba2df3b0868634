import { hang, html } from '#lib/sandbox/index.ts'
import type { Fault } from './sandbox-accounts.ts'
import { fault, invalidToken } from './sandbox-answers.ts'
import type { Inferred } from './sandbox-inferred.ts'

export type Place = 'token' | 'data'

const SLOW = 9_000
const atToken: readonly Fault[] = ['spike', 'unavailable', 'bad_gateway', 'page', 'challenge', 'silent', 'slow']

type Surroundings = {
  request: Request
  wording: Inferred['wording']
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** how many times the token of this call was used before */
  uses: number
}

/** What a fault makes of a call; undefined where it does nothing, or not in this place. The gateway sends no Retry-After. */
export async function answerFault(
  kind: Fault | undefined,
  place: Place,
  { request, wording, wait, uses }: Surroundings,
): Promise<Response | undefined> {
  if (!kind || atToken.includes(kind) !== (place === 'token')) return undefined
  switch (kind) {
    case 'quota':
      return fault(429, 'policies.ratelimit.QuotaViolation', wording.quota)
    case 'spike':
      return fault(429, 'policies.ratelimit.SpikeArrestViolation', wording.spike)
    case 'unavailable':
      return fault(503, 'messaging.adaptors.http.flow.ServiceUnavailable', wording.unavailable)
    case 'gateway_timeout':
      return fault(504, 'messaging.adaptors.http.flow.GatewayTimeout', wording.gatewayTimeout)
    case 'bad_gateway':
      return html(502, 'Bad gateway')
    case 'page':
      return html(200, 'Coursera | Log in')
    case 'challenge':
      return html(403, 'Just a moment...', {
        server: 'cloudflare',
        'cf-ray': '8c0ffee0-FRA',
        'cf-mitigated': 'challenge',
      })
    case 'silent':
      return hang(request)
    case 'slow':
      await wait(SLOW, request.signal)
      return undefined
    case 'late_token':
      return uses === 0 ? invalidToken() : undefined
    case 'dead_token':
      return invalidToken()
  }
}
