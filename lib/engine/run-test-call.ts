import type { TestCall } from '#lib/define/index.ts'
import { say } from '#lib/words/index.ts'
import { exchange, staticHeaders, tokenHeaders } from './authenticate.ts'
import { isFailure } from './call.ts'
import { checkAnswer, readIdentity } from './check-answer.ts'
import type { Credentials } from './credentials.ts'
import { explain } from './explain.ts'
import { blame, type Finding, labels } from './finding.ts'
import { redact } from './redact.ts'
import type { Identity } from './report.ts'
import { fieldsOf } from './suspects.ts'
import { callAction, type Input, requestOf, type Session } from './test-session.ts'

type Learned = { finding?: Finding; identity?: Identity }

/** Runs one call of a test: what it found wrong, or who the provider says this is. `ms`: milliseconds. */
export async function runTestCall(session: Session, call: TestCall): Promise<Learned & { ms: number }> {
  const started = performance.now()
  const refused = 'signIn' in call || !session.headers ? await signIn(session) : undefined
  const learned = refused || 'signIn' in call ? { finding: refused } : await read(session, call)
  return { ...learned, ms: Math.round(performance.now() - started) }
}

/** Makes the headers that carry the credential, by an exchange where the method needs one. */
async function signIn(session: Session): Promise<Finding | undefined> {
  const { credentials, ask } = session
  const { method, values } = credentials
  if (method.type !== 'token') {
    session.headers = staticHeaders(method, values)
    return undefined
  }
  const result = await exchange(credentials, method, ask)
  if ('unfit' in result) return unfit(credentials, result.unfit)
  if (!('token' in result)) {
    const answer = 'failure' in result ? result.failure : result.refused
    return explain(session, answer, { request: method.request, isExchange: true })
  }
  session.hidden.push(result.token.value)
  session.headers = tokenHeaders(method, result.token)
  session.isFresh = true
  return undefined
}

async function read(session: Session, call: Extract<TestCall, { action: string }>): Promise<Learned> {
  const { connector, publicValues } = session.credentials
  const answer = await callAction(session, call.action, call.input)
  if ('unfit' in answer) return { finding: unfit(session.credentials, answer.unfit, call.input) }
  const request = requestOf(connector, call.action)
  const finding = await explain(session, answer, { request, input: call.input })
  if (finding || isFailure(answer)) return { finding }
  const doubt = checkAnswer(answer.json, call, connector, publicValues)
  if (doubt) return { finding: { ...doubt, status: answer.status, answered: true } }
  // An identity is stored and shown in the clear; a server that sends the credential back must not put it there.
  const open = Object.values(publicValues)
  const secrets = session.hidden.filter((value) => !open.includes(value))
  return { identity: readIdentity(answer.json, call, publicValues, (text) => redact(text, secrets)) }
}

function unfit({ connector }: Credentials, names: readonly string[], input?: Input): Finding {
  const fields = fieldsOf(connector, names, input)
  const what = labels(connector, fields)
  const message = say('What was entered for {fields} cannot stand in an address of {provider}.', {
    fields: what,
    provider: connector.provider,
  })
  return blame('malformed_input', fields, message, say('Check the {fields}.', { fields: what }))
}
