import {
  type Body,
  type Connector,
  isInteger,
  type Json,
  namesIn,
  render,
  type TokenAuth,
  type Values,
} from '#lib/define/index.ts'

/** A command that works: the first tested action, or the exchange where calls need a token. `origin` serves sandboxes. */
export function curlOf(origin: string, { auth, actions, test, baseUrl }: Connector, values: Values): string {
  const [method] = Object.values(auth)
  const key = test.flatMap((call) => ('action' in call ? [call.action] : []))[0] ?? ''
  const request = method?.type === 'token' ? method.request : actions[key]?.request
  const address = render(baseUrl + (request?.path ?? '/'), values, encodeURIComponent).replace('https://', '')
  return [
    'curl',
    ...(request && request.method !== 'GET' ? ['-X', request.method] : []),
    ...credential(method, values),
    ...(request?.body ? data(request.body, values) : []),
    quoted(`${origin}/${address}`),
  ].join(' ')
}

function credential(method: Connector['auth'][string] | undefined, values: Values): string[] {
  if (method?.type === 'basic') return pair(method, values)
  if (method?.type === 'bearer') return ['-H', quoted(`authorization: Bearer ${render(method.token, values)}`)]
  if (method?.type === 'header') return ['-H', quoted(`${method.name}: ${render(method.value, values)}`)]
  return method?.request.basic ? pair(method.request.basic, values) : []
}

const pair = ({ username, password }: NonNullable<TokenAuth['request']['basic']>, values: Values): string[] => [
  '-u',
  quoted(render(`${username}:${password}`, values)),
]

function data(body: Body, values: Values): string[] {
  if ('form' in body) {
    const form = Object.entries(body.form).map(([name, template]) => [name, render(template, values)])
    return ['-d', quoted(new URLSearchParams(form).toString())]
  }
  const json =
    'json' in body ? filled(body.json, values) : { query: body.graphql, variables: filled(body.variables, values) }
  return ['-H', quoted('content-type: application/json'), '-d', quoted(JSON.stringify(json))]
}

/** JSON with every value in its place; members that stand for a name without a value are left out. */
function filled(json: Json | undefined, values: Values): unknown {
  if (typeof json === 'string') return render(json, values)
  if (isInteger(json)) return Number(render(json.$integer, values))
  if (json === null || typeof json !== 'object') return json
  const isGiven = (part: Json) =>
    (typeof part === 'object' && !isInteger(part)) || namesIn(part).every((name) => values[name])
  if (Array.isArray(json)) return json.filter(isGiven).map((part: Json) => filled(part, values))
  const members = Object.entries(json as Record<string, Json>).filter(([, part]) => isGiven(part))
  return Object.fromEntries(members.map(([key, part]) => [key, filled(part, values)]))
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
