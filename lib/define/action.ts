import type { Fields } from './fields.ts'
import type { Json, RequestTemplate } from './request.ts'
import type { Expected } from './test.ts'

/** Something the connector can do; full id is `{connector}_{key}`, e.g. `udemy_list_courses`. */
export type Action = {
  title: string
  description: string
  kind: 'read' | 'write'
  /** the provider's own scopes that it takes, by the names that parts of the guide carry; always allowed when absent */
  scopes?: readonly string[]
  /** what the caller gives, in the same language as the form's fields; `{input.name}` in the request */
  input?: Fields
  request: RequestTemplate
  /** dotted path → what must stand in a successful answer; anything else is `unexpected_response` */
  expect?: Expected
  /** a true answer of the provider with invented people in it; the sandbox answers it */
  example: Json
}
