import { type Connector, type OutcomeCode, render, type Values, type Verdict } from '#lib/define/index.ts'
import type { Refusal } from './report.ts'
import { inWords } from './retry-after.ts'

/**
 * Why a call proves nothing: a refusal that does not know its step yet. `answered`: it was the provider's API that
 * answered, so reaching it is not what failed.
 */
export type Finding = Omit<Refusal, 'step'> & { answered?: true }

/** A definition's own verdict, its templates filled with public values. */
export const fromVerdict = ({ code, fields, message, next }: Verdict, publicValues: Values): Finding => ({
  code,
  fields,
  message: render(message, publicValues),
  next: render(next, publicValues),
})

/** A finding about the provider or the network: nobody's input is to blame, and the sentence says when to try again. */
export const unavailable = (message: string, retryAfter?: number): Finding => ({
  code: 'provider_unavailable',
  fields: [],
  message,
  next: later(retryAfter),
  ...(retryAfter !== undefined && { retryAfter }),
})

export const rateLimited = (provider: string, retryAfter?: number): Finding => ({
  code: 'rate_limited',
  fields: [],
  message: retryAfter
    ? `${provider} asks us to wait ${inWords(retryAfter)} before the next check.`
    : `${provider} is being asked too often right now.`,
  next: later(retryAfter),
  ...(retryAfter !== undefined && { retryAfter }),
})

export const unexpected = (message: string): Finding => ({
  code: 'unexpected_response',
  fields: [],
  message,
  next: 'Nothing you entered is known to be wrong. Try again later; if it stays like this, send the details to support.',
})

export const blame = (code: OutcomeCode, fields: readonly string[], message: string, next: string): Finding => ({
  code,
  fields,
  message,
  next,
})

const later = (seconds?: number): string =>
  `The credentials could not be checked now, and nothing is known to be wrong with them. Try again in ${inWords(Math.max(seconds ?? 60, 1))}.`

/** What to do about a host where the provider is not. */
export const checkAddress = (connector: Connector, fields: readonly string[]): string =>
  `Check the ${labels(connector, fields)}: the address we call is made from ${fields.length > 1 ? 'them' : 'it'}.`

/** "Client ID and Client Secret": fields by their labels. */
export function labels({ fields }: Connector, names: readonly string[]): string {
  const words = names.map((name) => fields[name]?.label ?? name)
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
