import { type AuthMethod, render, type TokenAuth, type Values } from '#lib/define/index.ts'
import { type Answer, type Call, isFailure, type SendFailure } from './call.ts'
import type { Credentials } from './credentials.ts'
import { readErrors } from './read-errors.ts'
import { renderRequest, type Unfit } from './render-request.ts'
import { readToken, type Token } from './token.ts'

export type Headers = Readonly<Record<string, string>>

/** Headers of a method whose credential travels with every call. */
export function staticHeaders(method: Exclude<AuthMethod, { type: 'token' }>, values: Values): Headers {
  switch (method.type) {
    case 'basic':
      return { authorization: basic(method, values) }
    case 'bearer':
      return { authorization: `Bearer ${render(method.token, values)}` }
    case 'header':
      return { [method.name]: render(method.value, values) }
  }
}

/** Headers that carry a token the way the method says. */
export const tokenHeaders = ({ send: { scheme, header = 'authorization' } }: TokenAuth, token: Token): Headers => ({
  [header]: scheme ? `${scheme} ${token.value}` : token.value,
})

/** What an exchange ended in; `refused` is an answer without a usable token in it. */
export type Exchange = { token: Token; answer: Answer } | { refused: Answer } | { failure: SendFailure } | Unfit

/** Exchanges credentials for a token: one call, never repeated. */
export async function exchange(
  { connector, values, publicValues }: Pick<Credentials, 'connector' | 'values' | 'publicValues'>,
  { request: { basic: pair, ...template }, answer: shape }: TokenAuth,
  ask: (call: Call) => Promise<Answer | SendFailure>,
): Promise<Exchange> {
  const headers: Headers = pair ? { authorization: basic(pair, values) } : {}
  const call = renderRequest(template, { baseUrl: connector.baseUrl, values, inUrl: publicValues, headers })
  if ('unfit' in call) return call
  const answer = await ask(call)
  if (isFailure(answer)) return { failure: answer }
  const isRefusal = answer.status >= 300 || readErrors(answer, connector.errors).found
  const token = isRefusal ? undefined : readToken(answer.json, shape)
  return token ? { token, answer } : { refused: answer }
}

const basic = ({ username, password }: { username: string; password: string }, values: Values): string =>
  `Basic ${Buffer.from(`${render(username, values)}:${render(password, values)}`).toString('base64')}`
