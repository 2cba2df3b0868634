import type { Connector, Expected, OutcomeCode } from '#lib/define/index.ts'
import type { Answer, Door, SendFailure } from './call.ts'
import { isAsExpected } from './check-answer.ts'
import { readErrors } from './read-errors.ts'
import { quote } from './redact.ts'
import { inWords, retryAfterSeconds } from './retry-after.ts'
import { wayOutRefusal } from './way-out.ts'

export type ActionCode =
  | OutcomeCode
  | 'not_found'
  /** the provider understood and said no */
  | 'refused'
  /** a write that may have arrived */
  | 'outcome_unknown'
  | 'no_such_action'

export type ActionRefusal = {
  code: ActionCode
  message: string
  next: string
  /** input name → sentence, where the input is to blame */
  fields?: Readonly<Record<string, string>>
  /** seconds */
  retryAfter?: number
  status?: number
  /** the provider's own words, redacted */
  providerText?: string
}

export const refuse = (
  code: ActionCode,
  message: string,
  next: string,
  more: Partial<ActionRefusal> = {},
): ActionRefusal => ({ code, message, next, ...more })

/** A fault of provider or network: the account and its credentials are not in doubt. */
export const unavailableNow = (message: string, retryAfter?: number): ActionRefusal =>
  refuse(
    'provider_unavailable',
    message,
    `Try again in ${inWords(Math.max(retryAfter ?? 60, 1))}.`,
    retryAfter === undefined ? {} : { retryAfter },
  )

/** Why an answer is no success, or undefined when it is. `hidden`: what the provider's own words may not hold. */
export function actionRefusal(
  result: Answer,
  connector: Connector,
  isRead: boolean,
  hidden: readonly string[],
  expect: Expected = {},
): ActionRefusal | undefined {
  const { provider } = connector
  const { status, text, json, headers } = result
  const { found, codes, messages } = readErrors(result, connector.errors)
  const isReadable = text === '' || json !== undefined
  if (status < 300 && !found && isReadable && isAsExpected(json, expect)) return undefined
  const retryAfter = retryAfterSeconds(headers['retry-after'])
  const providerText = quote([...new Set([...codes, ...messages])].join(' · '), hidden)
  const refusal =
    (status >= 500 || (status < 300 && !found)) && !isRead
      ? unknownOutcome(provider)
      : answerRefusal(status, found, provider, retryAfter)
  return {
    ...refusal,
    status: result.httpStatus ?? status,
    ...(providerText && { providerText }),
    ...(retryAfter !== undefined && { retryAfter }),
  }
}

const unknownOutcome = (provider: string): ActionRefusal =>
  refuse(
    'outcome_unknown',
    `${provider} may have carried this out, but did not confirm it.`,
    `Look at ${provider} before you run it again.`,
  )

/** Why there is no answer. */
export function failureRefusal(
  failure: SendFailure,
  { provider }: Connector,
  isRead: boolean,
  door: Door = {},
): ActionRefusal {
  if (!isRead && failure.sent) return unknownOutcome(provider)
  const trouble = wayOutRefusal(failure, provider, door.tellOperator)
  if (trouble) return refuse('provider_unavailable', String(trouble.message), String(trouble.next))
  switch (failure.kind) {
    case 'host_not_allowed':
    case 'refused_address':
      return refuse(
        'wrong_tenant',
        `The account’s address at ${provider} is not one that may be called.`,
        'Fix the account: check the fields that make its address.',
      )
    case 'bad_header':
      return refuse(
        'malformed_input',
        'There are characters in the credentials that cannot be sent.',
        'Fix the account: copy the credentials again.',
      )
    case 'dns':
      return unavailableNow(`The account’s address at ${provider} could not be found.`)
    case 'timeout':
      return unavailableNow(`${provider} did not answer in time.`)
    case 'tls':
      return unavailableNow(`The secure connection to ${provider} could not be verified, so nothing was sent.`)
    case 'too_large':
    case 'bad_answer':
      return refuse(
        'unexpected_response',
        `${provider} sent an answer that this hub cannot read.`,
        'Ask for less at once, or try again later.',
      )
    case 'aborted':
      return refuse('provider_unavailable', 'The call was stopped before it ended.', 'Run it again when you like.')
    default:
      return unavailableNow(`No connection to ${provider} could be made or kept.`)
  }
}

function answerRefusal(
  status: number,
  found: boolean,
  provider: string,
  retryAfter: number | undefined,
): ActionRefusal {
  if (status === 429)
    return { ...unavailableNow(`${provider} is being asked too often right now.`, retryAfter), code: 'rate_limited' }
  if (status >= 500)
    return unavailableNow(`${provider} answered with an error of its own (status ${status}).`, retryAfter)
  if (status === 401)
    return refuse(
      'invalid_credentials',
      `${provider} does not accept this account’s credentials.`,
      'Fix the account with fresh credentials.',
    )
  if (status === 403)
    return refuse(
      'insufficient_permission',
      `${provider} does not allow this account to do that.`,
      `Give its credentials the permission at ${provider}.`,
    )
  if (status === 404 || status === 410) return refuse('not_found', `${provider} has nothing there.`, 'Check the input.')
  if (status >= 400 || (status < 300 && found))
    return refuse(
      'refused',
      `${provider} refused this.`,
      'Read the provider’s words, change the input, and run it again.',
    )
  return refuse(
    'unexpected_response',
    `${provider} answered in a form its API is not documented to use.`,
    'Try again later.',
  )
}
