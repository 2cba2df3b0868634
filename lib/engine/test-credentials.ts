import type { Connector, Values } from '#lib/define/index.ts'
import { say, sayInTurn, type Words } from '#lib/words/index.ts'
import { asMeant } from './as-meant.ts'
import type { Door } from './call.ts'
import { createChecklist } from './checklist.ts'
import { readCredentials } from './credentials.ts'
import { sayTemplate } from './finding.ts'
import type { Identity, TestEvent, TestReport } from './report.ts'
import { runTestCall } from './run-test-call.ts'
import { send } from './send.ts'
import type { Session } from './test-session.ts'

/** Milliseconds: one call, the whole test, and the pause before a 401 right after a fresh token is asked again. */
const PATIENCE = { step: 10_000, test: 15_000, again: 300 }

export type TestOptions = {
  connector: Connector
  /** key of `connector.auth` */
  authMethod: string
  /** cleaned values by field name, secrets in the open */
  values: Values
  door?: Door
  signal?: AbortSignal
  /** told as it happens; no event holds a secret */
  report?: (event: TestEvent) => void
  /** milliseconds since 1970 */
  now?: () => number
  patience?: Partial<typeof PATIENCE>
}

/**
 * Runs a connector's test with these values: each call once, each step reported. Answers who the provider says this
 * is, or why not: code, fields to mark, sentence, what to do next. Stores nothing; throws only for an unknown method.
 */
export async function testCredentials(options: TestOptions): Promise<TestReport> {
  const { connector, door = {}, report = () => {}, now = Date.now } = options
  const patience = { ...PATIENCE, ...options.patience }
  const credentials = readCredentials(connector, options.authMethod, options.values)
  const deadline = AbortSignal.timeout(patience.test)
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline
  const session: Session = {
    credentials,
    ask: async (call) =>
      asMeant(await send(call, { hosts: credentials.hosts, door, signal, timeout: patience.step }), connector.errors),
    door,
    signal,
    now,
    pause: patience.again,
    hidden: Object.values(options.values).filter((value) => value !== undefined),
    headers: undefined,
    isFresh: false,
  }

  // A method whose credential travels with every call has nothing to sign in to beforehand.
  const calls = connector.test.filter((call) => !('signIn' in call) || credentials.method.type === 'token')
  const checklist = createChecklist(calls, credentials.publicValues, report)
  const limitations: Words[] = []
  let identity: Identity | undefined

  for (const [index, call] of calls.entries()) {
    checklist.start(index)
    const { finding, ms, ...learned } = await runTestCall(session, call)
    identity = learned.identity ?? identity
    if (!finding) checklist.pass(index, ms)
    else if ('optional' in call && call.optional && !options.signal?.aborted) {
      const isRefusal = !['provider_unavailable', 'rate_limited'].includes(finding.code)
      const refused = sayTemplate(call.optional.message, credentials.publicValues)
      const message = isRefusal ? refused : sayInTurn(finding.message, say('This part was not checked.'))
      limitations.push(message)
      checklist.limit(index, ms, message)
    } else {
      const { answered: _, ...refusal } = finding
      const step = checklist.fail(index, ms, finding)
      return { ok: false, refusal: { ...refusal, step }, steps: checklist.steps(), limitations }
    }
  }
  return { ok: true, identity, steps: checklist.steps(), limitations }
}
