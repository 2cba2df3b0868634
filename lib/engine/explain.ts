import { type RequestTemplate, type Rule, transientCodes } from '#lib/define/index.ts'
import { type Answer, isFailure, type SendFailure } from './call.ts'
import { type Finding, unexpected } from './finding.ts'
import { judgeAnswer } from './judge-answer.ts'
import { judgeFailure } from './judge-failure.ts'
import { readErrors } from './read-errors.ts'
import { quote } from './redact.ts'
import { resolves } from './resolves.ts'
import { callAction, type Input, requestOf, type Session } from './test-session.ts'

type Asked = { request: RequestTemplate; input?: Input; isExchange?: boolean }
type ProbeRule = Extract<Rule, { probe: unknown }>

/** Why an answer is no success, with what support needs to know; undefined for a success. */
export async function explain(
  session: Session,
  answer: Answer | SendFailure,
  { request, input, isExchange = false }: Asked,
): Promise<Finding | undefined> {
  const { credentials, hidden } = session
  const { connector } = credentials
  if (isFailure(answer)) return explainFailure(session, answer)
  const probe = (rule: ProbeRule) => secondRead(session, rule)
  const finding = await judgeAnswer(answer, credentials, {
    isExchange,
    request,
    input,
    probe,
    now: session.now(),
    hidden,
  })
  if (!finding && !isExchange) return undefined
  const { codes, messages } = readErrors(answer, connector.errors)
  const providerText = quote([...new Set([...codes, ...messages])].join(' · '), hidden)
  return {
    status: answer.status,
    ...(finding ?? unexpected(`${connector.provider} accepted the credentials but gave no usable token.`)),
    ...(providerText && { providerText }),
  }
}

const explainFailure = ({ credentials, door, signal }: Session, failure: SendFailure): Promise<Finding> =>
  judgeFailure(failure, credentials, () => resolves(credentials.connector.providerHost, door, signal))

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
