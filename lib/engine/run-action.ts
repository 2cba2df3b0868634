import type { Connector, Values } from '#lib/define/index.ts'
import { schemaFor } from '#lib/define/schema.ts'
import { type ActionRefusal, actionRefusal, failureRefusal, refuse, unavailableNow } from './action-result.ts'
import { asMeant } from './as-meant.ts'
import { exchange, type Headers, staticHeaders, tokenHeaders } from './authenticate.ts'
import type { Breakers } from './breaker.ts'
import { type Answer, type Call, type Door, isFailure, type SendFailure } from './call.ts'
import { type Credentials, inputValues, readCredentials } from './credentials.ts'
import { explainExchange } from './explain.ts'
import { renderRequest } from './render-request.ts'
import { PATIENCE, type Patience, sendWithRetries } from './retry.ts'
import { send } from './send.ts'
import type { Token } from './token.ts'
import type { TokenCache } from './token-cache.ts'

export type ActionOptions = {
  connector: Connector
  authMethod: string
  /** cleaned values by field name, secrets in the open */
  values: Values
  /** key of `connector.actions` */
  action: string
  input?: Readonly<Record<string, string>>
  door?: Door
  signal?: AbortSignal
  /** names the linked account and the version of its credentials, for tokens and breakers; without it nothing is shared */
  account?: string
  tokens?: TokenCache
  breakers?: Breakers
  patience?: Partial<Patience>
}

/** `headers`: those of the provider's answer that may be seen. `ms`: milliseconds, all attempts together. */
export type ActionResult =
  | { ok: true; status: number; data: unknown; headers: Headers; ms: number }
  | ({ ok: false; ms: number } & ActionRefusal)

type Denied = { denied: ActionRefusal }
type Ask = (call: Call, timeout?: number) => Promise<Answer | SendFailure>

/**
 * Runs one action with an account's credentials. Reads are asked again after a fault, within 30 s; a write is sent
 * once, and answers `outcome_unknown` when it may have arrived. A 401 is asked once more with a fresh token.
 * Called by the contract test of every connector today; the actions API is to call it for linked accounts.
 */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  const started = performance.now()
  const result = await attempt(options)
  const ms = Math.round(performance.now() - started)
  if ('denied' in result) return { ok: false, ...result.denied, ms }
  return { ok: true, status: result.status, data: result.json, headers: result.headers, ms }
}

async function attempt(options: ActionOptions): Promise<Answer | Denied> {
  const { connector, values, door, account, breakers, tokens } = options
  const action = Object.hasOwn(connector.actions, options.action) ? connector.actions[options.action] : undefined
  if (!action)
    return deny(
      refuse(
        'no_such_action',
        `${connector.name} has no action called ${options.action}.`,
        'Choose one of its actions.',
      ),
    )
  const input = schemaFor(action.input ?? {}).safeParse(options.input ?? {})
  if (!input.success) {
    const fields = Object.fromEntries(input.error.issues.map(({ path, message }) => [path.join('.'), message]))
    return deny(
      refuse('malformed_input', 'The input of this action needs attention.', 'Correct the fields named here.', {
        fields,
      }),
    )
  }

  const credentials = readCredentials(connector, options.authMethod, values)
  const patience = { ...PATIENCE, ...options.patience }
  const deadline = AbortSignal.timeout(patience.budget)
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline
  const ask: Ask = async (call) =>
    asMeant(await send(call, { hosts: credentials.hosts, door, signal }), connector.errors)
  const isRead = action.kind === 'read'
  const given = { ...credentials.publicValues, ...inputValues(input.data) }

  const once = async (headers: Headers): Promise<Answer | SendFailure | Denied> => {
    const call = renderRequest(action.request, { baseUrl: connector.baseUrl, values: given, headers })
    if ('unfit' in call) return deny(unfit(call.unfit))
    const run = () => (isRead ? sendWithRetries(call, ask, patience, signal) : ask(call))
    if (!breakers || !account) return run()
    const result = await breakers.run(`${credentials.hosts[0]} ${account}`, run)
    return result === 'open'
      ? deny(unavailableNow(`${connector.provider} has failed several times in a row, so it was not asked.`, 10))
      : result
  }

  const access = await authorise(options, credentials, ask)
  if ('denied' in access) return access
  let result = await once(access.headers)
  if (access.token && 'status' in result && result.status === 401) {
    if (account) tokens?.drop(account, access.token)
    const fresh = await authorise(options, credentials, ask)
    if ('denied' in fresh) return fresh
    result = await once(fresh.headers)
  }
  if ('denied' in result) return result
  if (isFailure(result)) return deny(failureRefusal(result, connector, isRead, door))
  const refusal = actionRefusal(result, connector, isRead, hiddenIn(options, access.token), action.expect)
  return refusal ? deny(refusal) : result
}

type Access = { headers: Headers; token?: Token }

async function authorise(options: ActionOptions, credentials: Credentials, ask: Ask): Promise<Access | Denied> {
  const { method, values, connector, hosts } = credentials
  if (method.type !== 'token') return { headers: staticHeaders(method, values) }
  const { tokens, account, door } = options
  // An exchange that others wait for must not end because the first of them gave up.
  const alone: Ask = async (call) => asMeant(await send(call, { hosts, door, timeout: 10_000 }), connector.errors)
  const result =
    tokens && account
      ? await tokens.get(account, () => exchange(credentials, method, alone))
      : await exchange(credentials, method, ask)
  if ('token' in result) return { headers: tokenHeaders(method, result.token), token: result.token }
  if ('unfit' in result) return deny(unfit(result.unfit))
  // A failed exchange changed nothing, so it counts as a read.
  if ('failure' in result) return deny(failureRefusal(result.failure, connector, true, door))
  const { request } = method
  const finding = await explainExchange(result.refused, credentials, { request, hidden: hiddenIn(options) })
  // The fields it blames are the account's, not the action's.
  const { fields: _, answered: __, message, next, ...refusal } = finding
  return deny({ ...refusal, message: String(message), next: String(next) })
}

const deny = (denied: ActionRefusal): Denied => ({ denied })

const unfit = (names: readonly string[]): ActionRefusal =>
  refuse(
    'malformed_input',
    `There is no usable value for ${names.map((name) => name.replace(/^input\./, '')).join(', ')}.`,
    'Give one and run the action again.',
  )

const hiddenIn = ({ values }: ActionOptions, token?: Token): string[] =>
  [...Object.values(values), token?.value].filter((value) => value !== undefined)
