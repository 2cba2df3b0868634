import type { Fields } from './fields.ts'
import type { Rule } from './outcome.ts'
import type { RequestTemplate } from './request.ts'

/**
 * How the credential travels, said once. There is no `query`: a secret in a URL ends in other people's logs,
 * and no provider we know needs it.
 */
export type AuthMethod<F extends Fields = Fields> = { label: string } & (
  | { type: 'basic'; username: string; password: string }
  | { type: 'bearer'; token: string }
  | { type: 'header'; name: string; value: string }
  | TokenAuth<F>
)

/** Credentials exchanged for a short-lived token: OAuth client credentials (form, JSON, Basic) and GraphQL mutations alike. */
export type TokenAuth<F extends Fields = Fields> = {
  type: 'token'
  /** the exchange; `basic` adds an Authorization header made of two templates */
  request: RequestTemplate & { basic?: { username: string; password: string } }
  /** dotted paths into the answer; `lifetime` in seconds where the answer names none */
  answer: { token: string; expiresIn?: string; lifetime: number }
  /** `Authorization: {scheme} <token>`; another header where one is named */
  send: { scheme: string; header?: string }
  /** what a refusal of the exchange means; falls back to the connector's own `outcomes` */
  outcomes?: readonly Rule<F>[]
}
