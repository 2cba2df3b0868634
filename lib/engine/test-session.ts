import { setTimeout as sleep } from 'node:timers/promises'
import { type Connector, type RequestTemplate, render } from '#lib/define/index.ts'
import type { Headers } from './authenticate.ts'
import { type Answer, type Call, type Door, isFailure, type SendFailure } from './call.ts'
import { type Credentials, inputValues } from './credentials.ts'
import { renderRequest, type Unfit } from './render-request.ts'

export type Input = Readonly<Record<string, string>>

/** One run of a test: what it was given, and what it has learned so far. */
export type Session = {
  credentials: Credentials
  ask: (call: Call) => Promise<Answer | SendFailure>
  door: Door
  signal: AbortSignal
  /** milliseconds since 1970 */
  now: () => number
  /** milliseconds before a 401 right after a fresh token is asked again */
  pause: number
  /** what no report may quote: values, and the token once there is one */
  hidden: string[]
  /** the credential as it travels, once that is known */
  headers: Headers | undefined
  /** the token was made in this test and has not been refused yet */
  isFresh: boolean
}

/** Asks an action with an input of templates. */
export async function callAction(
  session: Session,
  action: string,
  input: Input = {},
): Promise<Answer | SendFailure | Unfit> {
  const { connector, publicValues } = session.credentials
  const given = Object.entries(input).map(([name, template]) => [name, render(template, publicValues)] as const)
  const values = { ...publicValues, ...inputValues(Object.fromEntries(given)) }
  const { baseUrl } = connector
  const call = renderRequest(requestOf(connector, action), { baseUrl, values, headers: session.headers })
  if ('unfit' in call) return call
  const answer = await session.ask(call)
  // A provider may need a moment until its own new token is known everywhere.
  if (isFailure(answer) || answer.status !== 401 || !session.isFresh) return answer
  session.isFresh = false
  await sleep(session.pause, undefined, { signal: session.signal }).catch(() => {})
  return session.ask(call)
}

/** Throws for an action that the definition does not have, which its types refuse. */
export function requestOf(connector: Connector, action: string): RequestTemplate {
  const found = Object.hasOwn(connector.actions, action) ? connector.actions[action] : undefined
  if (!found) throw new Error(`${connector.name} has no action called ${action}`)
  return found.request
}
