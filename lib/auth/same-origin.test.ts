import { expect, test } from 'vitest'
import { allowedOrigins, requireSameOrigin } from './same-origin.ts'

const good = {
  method: 'POST',
  origin: 'https://hub.acme.example' as string | undefined,
  contentType: 'application/json' as string | undefined,
  hasBody: true,
  hasAuthorization: false,
  allowed: ['https://hub.acme.example'],
}
const kindOf = (change: Partial<typeof good>) => {
  const result = requireSameOrigin({ ...good, ...change })
  return result.ok ? 'ok' : result.problem.kind
}

test('a JSON request from a page of the hub is taken', () => {
  expect(kindOf({})).toBe('ok')
  expect(kindOf({ contentType: 'application/json; charset=utf-8' })).toBe('ok')
  expect(kindOf({ method: 'DELETE', hasBody: false, contentType: undefined })).toBe('ok')
})

test.each([
  undefined,
  'null',
  '',
  'https://evil.example',
  'http://hub.acme.example',
  'https://hub.acme.example:8443',
  'https://hub.acme.example.evil.example',
  'https://evil.hub.acme.example',
  'https://hub.acme.example/',
  'HTTPS://HUB.ACME.EXAMPLE',
])('the origin %j is refused', (origin) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'post'])
    expect(kindOf({ origin, method })).toBe('wrong_origin')
})

test('a hub that does not know its own address says so, and which variable tells it', () => {
  const refusalFor = (origin: string | undefined) => {
    const result = requireSameOrigin({ ...good, origin, allowed: ['http://localhost:3000'] })
    return result.ok ? undefined : JSON.parse(JSON.stringify(result.problem))
  }
  expect(refusalFor('https://hub.acme.example')).toMatchObject({
    message: expect.stringContaining('the address of this hub is http://localhost:3000'),
    next: expect.stringContaining('sets HUB_URL=https://hub.acme.example and starts it again'),
  })
  for (const odd of [undefined, 'null', '', 'https://a.example/<b>', 'javascript:alert(1)'])
    expect(JSON.stringify(refusalFor(odd))).not.toMatch(/HUB_URL|<b>|null|javascript/)
})

test('reading needs no origin', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    expect(kindOf({ method, origin: undefined, hasBody: false, contentType: undefined })).toBe('ok')
  }
})

test('a request with an API key needs no origin, but JSON', () => {
  expect(kindOf({ origin: undefined, hasAuthorization: true })).toBe('ok')
  expect(kindOf({ origin: undefined, hasAuthorization: true, contentType: 'text/plain' })).toBe('invalid_request')
})

test.each([
  undefined,
  '',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/jsonp',
])('a body of type %j is refused', (contentType) => {
  expect(kindOf({ contentType })).toBe('invalid_request')
})

test('on loopback the other names of this machine count as the same, on the same port only', () => {
  expect(allowedOrigins('http://localhost:3000')).toEqual([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
  ])
  expect(allowedOrigins('https://hub.acme.example')).toEqual(['https://hub.acme.example'])
  expect(allowedOrigins('https://hub.acme.example:443/')).toEqual(['https://hub.acme.example'])
})
