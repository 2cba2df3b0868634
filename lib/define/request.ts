export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type Body =
  | { form: Readonly<Record<string, string>> }
  | { json: Json }
  | { graphql: string; variables?: { readonly [key: string]: Json } }

/**
 * A request as data. Every string may hold `{names}`; a query parameter, form value or JSON member that is one
 * template without a value is left out.
 */
export type RequestTemplate = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** appended to the connector's `baseUrl` */
  path: string
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  body?: Body
}
