import { type Body, isInteger, type Json, type RequestTemplate } from '#lib/define/index.ts'

/** Names of a template with the values that stand in their places. */
export type Found = readonly (readonly [name: string, value: string])[]

/** A request taken apart, its body read once. */
export type Received = { method: string; url: URL; headers: Headers; text: string }

export const receive = async (request: Request): Promise<Received> => ({
  method: request.method,
  url: new URL(request.url),
  headers: request.headers,
  text: await request.text(),
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The opposite of `render`: the values in a text that was made from the template, or undefined when it was not. */
export function readBack(template: string, text: string, decode = (value: string) => value): Found | undefined {
  const parts = template.split(/\{([\w.]+)\}/)
  const pattern = parts.map((part, index) => (index % 2 ? '(.*?)' : escaped(part))).join('')
  const match = new RegExp(`^${pattern}$`, 's').exec(text)
  return match
    ? match.slice(1).map((value, index) => [parts[2 * index + 1] as string, decode(value)] as const)
    : undefined
}

/** The values a request carries where the template has names; undefined when it is not a request of this template. */
export function readRequest(template: RequestTemplate, baseUrl: string, received: Received): Found | undefined {
  if (template.method !== received.method) return undefined
  const inPath = readPath(baseUrl + template.path, received.url)
  const inQuery = readAll(template.query, (name) => received.url.searchParams.get(name))
  const inHeaders = readAll(template.headers, (name) => received.headers.get(name))
  const inBody = template.body ? readBody(template.body, received.text) : []
  return inPath && inQuery && inHeaders && inBody && [...inPath, ...inQuery, ...inHeaders, ...inBody]
}

/** Segment by segment, so that a value cannot swallow a slash. */
function readPath(template: string, url: URL): Found | undefined {
  const wanted = template.split('/')
  const given = (url.origin + url.pathname).split('/')
  if (wanted.length !== given.length) return undefined
  return joined(wanted.map((part, index) => readBack(part, given[index] as string, decoded)))
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** A parameter that the template has and the request has not is one without a value, unless it is fixed. */
function readAll(
  templates: Readonly<Record<string, string>> = {},
  readOne: (name: string) => string | null,
): Found | undefined {
  return joined(
    Object.entries(templates).map(([name, template]) => {
      const value = readOne(name)
      return value === null ? (/^\{[\w.]+\}$/.test(template) ? [] : undefined) : readBack(template, value)
    }),
  )
}

function readBody(body: Body, text: string): Found | undefined {
  if ('form' in body) {
    const form = new URLSearchParams(text)
    return readAll(body.form, (name) => form.get(name))
  }
  const json = parsed(text)
  if ('json' in body) return readJson(body.json, json)
  const { query, variables } = (json ?? {}) as { query?: unknown; variables?: unknown }
  return query === body.graphql ? readJson(body.variables ?? {}, variables ?? {}) : undefined
}

function readJson(template: Json, value: unknown): Found | undefined {
  if (typeof template === 'string') {
    if (value === undefined) return /^\{[\w.]+\}$/.test(template) ? [] : undefined
    return typeof value === 'string' ? readBack(template, value) : undefined
  }
  if (isInteger(template)) return readJson(template.$integer, typeof value === 'number' ? String(value) : value)
  if (template === null || typeof template !== 'object') return template === value ? [] : undefined
  if (Array.isArray(template) && value === undefined) return readJson(template, [])
  if (value === null || typeof value !== 'object') return undefined
  return joined(
    Object.entries(template).map(([key, inner]) => readJson(inner, (value as Record<string, unknown>)[key])),
  )
}

const joined = (parts: readonly (Found | undefined)[]): Found | undefined =>
  parts.every((part) => part !== undefined) ? parts.flat() : undefined

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
