import {
  type AuthMethod,
  type RequestTemplate,
  type Rule,
  transientCodes,
  type Verdict,
  type When,
} from '#lib/define/index.ts'
import { say } from '#lib/words/index.ts'
import type { Answer } from './call.ts'
import type { Credentials } from './credentials.ts'
import { blame, checkAddress, type Finding, fromVerdict, rateLimited, unavailable, unexpected } from './finding.ts'
import { judgeUnknown } from './judge-unknown.ts'
import { type ProviderErrors, readErrors } from './read-errors.ts'
import { isHtml } from './read-json.ts'
import { redact } from './redact.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { hostSuspects } from './suspects.ts'

export type Asked = {
  /** the exchange of credentials for a token, or a call that carries them */
  isExchange: boolean
  request: RequestTemplate
  input?: Readonly<Record<string, string>>
  /** runs a second read; what it ended in when that is no verdict either */
  probe: (rule: Extract<Rule, { probe: unknown }>) => Promise<'passed' | 'refused' | Finding>
  now: number
  /** what no sentence may hold: values, and the token once there is one */
  hidden: readonly string[]
}

/** Why an answer proves nothing, or undefined when it is a success by status, type and error members. */
export async function judgeAnswer(
  answer: Answer,
  credentials: Credentials,
  asked: Asked,
): Promise<Finding | undefined> {
  const { connector, method, publicValues } = credentials
  const { provider } = connector
  const errors = readErrors(answer, connector.errors)
  const retryAfter = retryAfterSeconds(answer.headers['retry-after'], asked.now)
  const rules = rulesFor(method, connector.outcomes, asked.isExchange).filter((rule) => fits(rule, answer, errors))
  const inItsWords = (verdict: Verdict): Finding => ({
    ...fromVerdict(verdict, publicValues),
    ...(retryAfter !== undefined && isTransient(verdict) && { retryAfter }),
  })

  const fault = providerFault(answer, provider, retryAfter)
  // A definition may word a fault better than we do; it may not turn one into a verdict on the input.
  const worded = rules.find((rule) => !('probe' in rule) && isTransient(rule)) as Verdict | undefined
  if (fault) return worded && !isPage(answer) ? inItsWords(worded) : fault
  const stranger = wrongHost(answer, credentials, asked.hidden)
  if (stranger) return stranger
  if (answer.status < 300 && !errors.found) {
    const isReadable = answer.json !== undefined || answer.status === 204
    return isReadable
      ? undefined
      : unexpected(say('{provider} answered, but not in the form its API is documented to use.', { provider }))
  }
  const [rule] = rules
  if (!rule) return judgeUnknown(answer.status, credentials, asked)
  if (!('probe' in rule)) return inItsWords(rule)
  const second = await asked.probe(rule)
  return typeof second === 'string' ? inItsWords(rule[second]) : second
}

/** The exchange's own rules come before the connector's. */
const rulesFor = (method: AuthMethod, outcomes: readonly Rule[], isExchange: boolean): readonly Rule[] =>
  isExchange && method.type === 'token' ? [...(method.outcomes ?? []), ...outcomes] : outcomes

function fits(
  { when: { status, code, text } }: Rule,
  answer: Answer,
  { found, codes, messages }: ProviderErrors,
): boolean {
  if (answer.status < 300 && !found) return false
  const holds = (parts: When['text'], texts: readonly string[]) =>
    parts === undefined ||
    [parts].flat().some((part) => texts.some((one) => one.toLowerCase().includes(part.toLowerCase())))
  return (
    (status === undefined || [status].flat().includes(answer.status)) && holds(code, codes) && holds(text, messages)
  )
}

const isTransient = ({ code }: Verdict): boolean => transientCodes.includes(code)

/** Faults of the provider, whatever the definition says: limits, errors of its own, pages of its protection. */
function providerFault(answer: Answer, provider: string, retryAfter: number | undefined): Finding | undefined {
  const { status, headers } = answer
  if (headers['cf-mitigated'] || (isPage(answer) && (status === 403 || (status === 503 && headers['cf-ray']))))
    return unavailable(
      say('{provider}’s protection against automated access answered instead of its API.', { provider }),
      retryAfter,
    )
  if (status === 429) return rateLimited(provider, retryAfter)
  if (status === 408)
    return unavailable(say('{provider} was too slow to answer (status {status}).', { provider, status }), retryAfter)
  return status >= 500
    ? unavailable(
        say('{provider} answered with an error of its own (status {status}).', { provider, status }),
        retryAfter,
      )
    : undefined
}

/** Somebody else answered: a web page, or a way to another host. */
function wrongHost(answer: Answer, { connector, hosts }: Credentials, hidden: readonly string[]): Finding | undefined {
  const { status, redirectHost } = answer
  const isElsewhere = redirectHost !== undefined && !hosts.includes(redirectHost)
  if (!isElsewhere && !(isPage(answer) && (status < 400 || status === 404 || status === 410))) return undefined
  const fields = hostSuspects(connector)
  const { provider } = connector
  const host = hosts[0] ?? ''
  if (fields.length === 0)
    return unavailable(say('{provider} answered with a web page instead of its API.', { provider }))
  // What our own address shows anyway, the subdomain above all, may stand in theirs too.
  const secrets = hidden.filter((value) => !host.includes(value))
  const message = isElsewhere
    ? say('{host} sent us on to {other} instead of answering.', { host, other: redact(redirectHost, secrets) })
    : say('{host} shows a web page where the {provider} API should be.', { host, provider })
  return blame('wrong_tenant', fields, message, checkAddress(connector, fields))
}

const isPage = ({ contentType }: Answer): boolean => isHtml(contentType)
