import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { rewriteHeaders } from './incoming.ts'

/** What is left of a visitor's headers, in both forms. */
function rewritten(headers: Record<string, string>) {
  const request = new IncomingMessage(new Socket())
  for (const [name, value] of Object.entries(headers)) {
    request.headers[name] = value
    request.rawHeaders.push(name, value)
  }
  rewriteHeaders(request, {})
  return { parsed: request.headers, raw: request.rawHeaders }
}

test('a connect session’s token and the version of StackOne’s hub are a visitor’s own to say', () => {
  const own = { 'x-hub-session-token': 'ses_x.y', 'x-hub-version': '1.11.4' }
  expect(rewritten(own)).toEqual({ parsed: own, raw: Object.entries(own).flat() })
})

test.each(['x-hub-core', 'x-hub-path', 'x-hub-session-token-x', 'x-hub-session', 'x-hub-versions', 'x-forwarded-for'])(
  '%s is not',
  (name) => {
    expect(rewritten({ [name]: 'evil' })).toEqual({ parsed: {}, raw: [] })
  },
)
