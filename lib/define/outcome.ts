import type { Fields, NameIn } from './fields.ts'

/** What a test of credentials can end in, one vocabulary for all providers. */
export const outcomeCodes = [
  'invalid_credentials',
  /** the provider says that they ran out, not that they are wrong */
  'credentials_expired',
  'wrong_tenant',
  'wrong_organization',
  'insufficient_permission',
  'rate_limited',
  'provider_unavailable',
  'malformed_input',
  'unexpected_response',
] as const
export type OutcomeCode = (typeof outcomeCodes)[number]

/** Codes that say nothing about the input: the person is asked to try later, and an account is never blamed. */
export const transientCodes: readonly OutcomeCode[] = ['rate_limited', 'provider_unavailable', 'unexpected_response']

/** The stages a test proves, in this order. A step of a test is a stage with a title. */
export const stages = ['reach', 'sign_in', 'organization', 'permission'] as const
export type Stage = (typeof stages)[number]

/** What is said to the person: what happened, at which fields, what to do next. Templates of public fields. */
export type Verdict<F extends Fields = Fields> = {
  code: OutcomeCode
  fields: readonly NameIn<F>[]
  message: string
  next: string
}

/**
 * All that are named must hold; of a list, one is enough. `code` and `text` are looked for inside the error codes and
 * messages of the answer.
 */
export type When = {
  status?: number | readonly number[]
  code?: string | readonly string[]
  text?: string | readonly string[]
}

/**
 * What an answer means; the first rule that fits wins. Where one answer is not enough to tell, a second read
 * (`probe`) decides between two verdicts.
 */
export type Rule<F extends Fields = Fields> = { when: When } & (
  | Verdict<F>
  | {
      probe: { action: string; input?: Readonly<Record<string, string>> }
      passed: Verdict<F>
      refused: Verdict<F>
    }
)

/**
 * Where a provider's error bodies keep code and message (dotted paths). `inSuccess`: also looked for in 2xx answers.
 * `means`: the HTTP status a code stands for, where the provider answers 200 or 400 to everything: 401, 403 and 429 are
 * then what they are elsewhere, an expired token above all.
 */
export type ErrorShape = {
  code?: string
  message?: string
  inSuccess?: true
  means?: Readonly<Record<string, number>>
}
