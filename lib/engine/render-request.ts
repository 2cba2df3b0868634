import {
  type Body,
  isInteger,
  type Json,
  namesIn,
  type RequestTemplate,
  render,
  type Values,
} from '#lib/define/index.ts'
import type { Call } from './call.ts'

type Surroundings = {
  baseUrl: string
  values: Values
  /** what may stand in the URL: the public values, where `values` holds secrets as well */
  inUrl?: Values
  headers?: Readonly<Record<string, string>>
}

/** Names whose values cannot stand in the URL: empty, or dots that would lead to another path. */
export type Unfit = { unfit: readonly string[] }

/**
 * A request with every value in its place. Values in a URL are encoded; query parameters, headers, form values and
 * JSON members that are one template without a value are left out.
 */
export function renderRequest(
  template: RequestTemplate,
  { baseUrl, values, inUrl = values, headers = {} }: Surroundings,
): Call | Unfit {
  const whole = baseUrl + template.path
  const unfit = namesIn(whole).filter((name) => /^\.{0,2}$/.test(inUrl[name] ?? ''))
  if (unfit.length > 0) return { unfit }
  const rendered = render(whole, inUrl, encodeURIComponent)
  if (!URL.canParse(rendered)) return { unfit: namesIn(baseUrl) }
  const url = new URL(rendered)
  // The parser resolves `a/../b`; a path that changed on the way is not the one the definition means.
  if (!rendered.endsWith(url.pathname)) return { unfit: namesIn(template.path) }
  for (const [name, value] of Object.entries(given(template.query, inUrl))) url.searchParams.append(name, value)
  const body = template.body && renderBody(template.body, values)
  return {
    method: template.method,
    url: url.href,
    headers: {
      accept: 'application/json',
      'user-agent': 'connector-hub',
      ...(body && { 'content-type': body.type }),
      ...given(template.headers, values),
      ...headers,
    },
    ...(body && { body: body.text }),
  }
}

function renderBody(body: Body, values: Values): { type: string; text: string } {
  if ('form' in body)
    return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(given(body.form, values)).toString() }
  if ('json' in body) return { type: 'application/json', text: JSON.stringify(renderJson(body.json, values) ?? null) }
  const variables = body.variables && renderJson(body.variables, values)
  return { type: 'application/json', text: JSON.stringify({ query: body.graphql, variables: variables || undefined }) }
}

function renderJson(json: Json, values: Values): unknown {
  if (typeof json === 'string') return isAbsent(json, values) ? undefined : render(json, values)
  if (isInteger(json)) return isAbsent(json.$integer, values) ? undefined : Number(render(json.$integer, values))
  if (Array.isArray(json)) {
    const items = json.map((item) => renderJson(item, values)).filter((item) => item !== undefined)
    return items.length > 0 || json.length === 0 ? items : undefined
  }
  if (json === null || typeof json !== 'object') return json
  return Object.fromEntries(
    Object.entries(json)
      .map(([key, value]) => [key, renderJson(value, values)] as const)
      .filter(([, value]) => value !== undefined),
  )
}

const given = (templates: Readonly<Record<string, string>> | undefined, values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(templates ?? {})
      .filter(([, template]) => !isAbsent(template, values))
      .map(([name, template]) => [name, render(template, values)]),
  )

/** True for `{name}` alone whose value is absent or empty. */
function isAbsent(template: string, values: Values): boolean {
  const [, name] = /^\{([\w.]+)\}$/.exec(template) ?? []
  return name !== undefined && !values[name]
}
