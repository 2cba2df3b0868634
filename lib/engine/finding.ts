import { type Connector, namesIn, type OutcomeCode, type Values, type Verdict } from '#lib/define/index.ts'
import { type Said, say, sayAll, type Words } from '#lib/words/index.ts'
import type { Refusal } from './report.ts'
import { inWords } from './retry-after.ts'

/**
 * Why a call proves nothing: a refusal that does not know its step yet. `answered`: it was the provider's API that
 * answered, so reaching it is not what failed.
 */
export type Finding = Omit<Refusal, 'step'> & { answered?: true }

/** A definition's own sentence with public values in it; an absent value becomes nothing. */
export const sayTemplate = (template: string, publicValues: Values): Said =>
  say(template, Object.fromEntries(namesIn(template).map((name) => [name, publicValues[name] ?? ''])))

/** A definition's own verdict, its templates filled with public values. */
export const fromVerdict = ({ code, fields, message, next }: Verdict, publicValues: Values): Finding => ({
  code,
  fields,
  message: sayTemplate(message, publicValues),
  next: sayTemplate(next, publicValues),
})

/** A finding about the provider or the network: nobody's input is to blame, and the sentence says when to try again. */
export const unavailable = (message: Words, retryAfter?: number): Finding => ({
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
    ? say('{provider} asks us to wait {time} before the next check.', { provider, time: inWords(retryAfter) })
    : say('{provider} is being asked too often right now.', { provider }),
  next: later(retryAfter),
  ...(retryAfter !== undefined && { retryAfter }),
})

export const unexpected = (message: Words): Finding => ({
  code: 'unexpected_response',
  fields: [],
  message,
  next: say(
    'Nothing you entered is known to be wrong. Try again later; if it stays like this, send the details to support.',
  ),
})

export const blame = (code: OutcomeCode, fields: readonly string[], message: Words, next: Words): Finding => ({
  code,
  fields,
  message,
  next,
})

const later = (seconds?: number): Said =>
  say('The credentials could not be checked now, and nothing is known to be wrong with them. Try again in {time}.', {
    time: inWords(Math.max(seconds ?? 60, 1)),
  })

/** What to do about a host where the provider is not. */
export const checkAddress = (connector: Connector, fields: readonly string[]): Said =>
  fields.length > 1
    ? say('Check the {fields}: the address we call is made from them.', { fields: labels(connector, fields) })
    : say('Check the {field}: the address we call is made from it.', { field: labels(connector, fields) })

/** "Client ID and Client Secret": fields by their labels. */
export const labels = ({ fields }: Connector, names: readonly string[]): Said =>
  sayAll(names.map((name) => say(fields[name]?.label ?? name)))
