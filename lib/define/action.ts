import type { Fields } from './fields.ts'
import type { Json, RequestTemplate } from './request.ts'

/** Something the connector can do; full id is `{connector}_{key}`, e.g. `udemy_list_courses`. */
export type Action = {
  title: string
  description: string
  kind: 'read' | 'write'
  /** what the caller gives, in the same language as the form's fields; `{input.name}` in the request */
  input?: Fields
  request: RequestTemplate
  /** a true answer of the provider with invented people in it; the sandbox answers it */
  example: Json
}
