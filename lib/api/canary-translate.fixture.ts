/** What of an HTTP request may carry a credential. */
export type Carried = { headers: Readonly<Record<string, string>>; body: string }

/**
 * The same request with every text in it changed by `swap`: in headers, in both halves of Basic, in form values and in
 * JSON at any depth, so that whoever stands behind knows other credentials than those that were sent.
 */
export function translate({ headers, body }: Carried, swap: (text: string) => string): Carried {
  const type = headers['content-type'] ?? ''
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, swapHeader(value, swap)])),
    body: swapBody(type, body, swap),
  }
}

function swapHeader(value: string, swap: (text: string) => string): string {
  const [, encoded] = /^Basic (.+)$/i.exec(value) ?? []
  if (encoded === undefined) return swap(value)
  return `Basic ${Buffer.from(swap(Buffer.from(encoded, 'base64').toString())).toString('base64')}`
}

function swapBody(type: string, body: string, swap: (text: string) => string): string {
  if (type.includes('form-urlencoded'))
    return new URLSearchParams([...new URLSearchParams(body)].map(([name, value]) => [name, swap(value)])).toString()
  return type.includes('json') && body ? JSON.stringify(swapStrings(JSON.parse(body), swap)) : swap(body)
}

/** The same JSON value with every string in it changed. */
export function swapStrings(value: unknown, swap: (text: string) => string): unknown {
  if (typeof value === 'string') return swap(value)
  if (Array.isArray(value)) return value.map((item) => swapStrings(item, swap))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, swapStrings(inner, swap)]))
}

/** Everything a request says, as plain text: what the other side gets to know. */
export function plainTextOf(carried: Carried): string {
  const said: string[] = []
  translate(carried, (text) => {
    said.push(text)
    return text
  })
  return said.join('\n')
}
