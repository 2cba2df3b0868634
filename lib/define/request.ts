export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * `{ $integer: '{input.first}' }` in JSON and in GraphQL variables: the value as a number, for providers that refuse
 * text where they want one. Left out, as every member that is one template, when there is no value.
 */
export type Integer = { readonly $integer: string }

export const isInteger = (json: unknown): json is Integer =>
  typeof json === 'object' && json !== null && Object.keys(json).join() === '$integer'

export type Body =
  | { form: Readonly<Record<string, string>> }
  | { json: Json }
  | { graphql: string; variables?: { readonly [key: string]: Json } }

/**
 * A request as data. Every string may hold `{names}`; a query parameter, form value or JSON member that is one
 * template without a value is left out, and so is a list of nothing else.
 */
export type RequestTemplate = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** appended to the connector's `baseUrl` */
  path: string
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  body?: Body
}
