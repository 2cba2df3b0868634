import { type RequestTemplate, type Rule, transientCodes } from '#lib/define/index.ts'
import { say } from '#lib/words/index.ts'
import { type Answer, isFailure, type SendFailure } from './call.ts'
import type { Credentials } from './credentials.ts'
import { type Finding, unexpected } from './finding.ts'
import { type Asked, judgeAnswer } from './judge-answer.ts'
import { judgeFailure } from './judge-failure.ts'
import { readErrors } from './read-errors.ts'
import { quote } from './redact.ts'
import { resolves } from './resolves.ts'
import { callAction, type Input, requestOf, type Session } from './test-session.ts'

type AskedFor = { request: RequestTemplate; input?: Input; isExchange?: boolean }
type ProbeRule = Extract<Rule, { probe: unknown }>

/** Why an answer is no success, with what support needs to know; undefined for a success. */
export async function explain(
  session: Session,
  answer: Answer | SendFailure,
  { request, input, isExchange = false }: AskedFor,
): Promise<Finding | undefined> {
  const { credentials, hidden } = session
  if (isFailure(answer)) return explainFailure(session, answer)
  const probe = (rule: ProbeRule) => secondRead(session, rule)
  const asked: Asked = { isExchange, request, input, probe, now: session.now(), hidden }
  const finding = await judgeAnswer(answer, credentials, asked)
  return finding || isExchange ? withDetails(finding, answer, credentials, hidden) : undefined
}

/** Why an exchange outside a test gave no usable token, by its own rules. A rule that needs a second read decides nothing. */
export async function explainExchange(
  answer: Answer,
  credentials: Credentials,
  { request, hidden }: Pick<Asked, 'request' | 'hidden'>,
): Promise<Finding> {
  const probe = async () =>
    unexpected(
      say('{provider} gave no access token, and did not say why.', { provider: credentials.connector.provider }),
    )
  const asked: Asked = { isExchange: true, request, probe, now: Date.now(), hidden }
  return withDetails(await judgeAnswer(answer, credentials, asked), answer, credentials, hidden)
}

/** A finding with what support needs to know; without one, the answer of an exchange held no token. */
function withDetails(
  finding: Finding | undefined,
  answer: Answer,
  { connector }: Credentials,
  hidden: readonly string[],
): Finding {
  const { codes, messages } = readErrors(answer, connector.errors)
  const providerText = quote([...new Set([...codes, ...messages])].join(' · '), hidden)
  return {
    status: answer.httpStatus ?? answer.status,
    ...(finding ??
      unexpected(
        say('{provider} accepted the credentials but gave no usable token.', { provider: connector.provider }),
      )),
    ...(providerText && { providerText }),
    ...(finding?.code === 'malformed_input' && { answered: true as const }),
  }
}

async function explainFailure({ credentials, door, signal }: Session, failure: SendFailure): Promise<Finding> {
  const providerResolves = () => resolves(credentials.connector.providerHost, door, signal)
  return judgeFailure(failure, credentials, { providerResolves, tellOperator: door.tellOperator })
}

/** The read that decides between two verdicts; a fault in it decides nothing. */
async function secondRead(session: Session, { probe }: ProbeRule): Promise<'passed' | 'refused' | Finding> {
  const { credentials, hidden } = session
  const answer = await callAction(session, probe.action, probe.input)
  if ('unfit' in answer) return 'refused'
  if (isFailure(answer)) return explainFailure(session, answer)
  const finding = await judgeAnswer(answer, credentials, {
    isExchange: false,
    request: requestOf(credentials.connector, probe.action),
    input: probe.input,
    probe: async () => 'refused',
    now: session.now(),
    hidden,
  })
  if (!finding) return 'passed'
  return transientCodes.includes(finding.code) ? finding : 'refused'
}
