import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId, toPublic } from '#lib/ids.ts'
import { ask, signedUpApi, testApi } from './api.fixture.ts'
import { problemSchema } from './contract.ts'

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['another port', { origin: 'http://127.0.0.1:1' }],
])('a change that comes from %s is refused and nothing is done', async (_, headers) => {
  const api = await signedUpApi()
  const answer = await api.as('/api/sign-out', { method: 'POST', headers })
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ kind: 'wrong_origin' })
  expect((await api.as('/api/me')).status).toBe(200)
})

test('a body that is not JSON, not readable, too large or incomplete is told apart', async () => {
  const api = await testApi()
  const send = (body: string, type: string) =>
    fetch(`${api.origin}/api/sign-in`, { method: 'POST', body, headers: { origin: api.origin, 'content-type': type } })
  const form = await send('email=a', 'application/x-www-form-urlencoded')
  expect([form.status, (await form.json()).kind]).toEqual([415, 'not_json'])
  const broken = await send('{"email": "fakeCanary', 'application/json')
  const said = await broken.text()
  expect([broken.status, JSON.parse(said).kind]).toEqual([400, 'invalid_request'])
  expect(said).not.toContain('fakeCanary')
  const large = await send(`{"email":"${'x'.repeat(1024 * 1024)}"}`, 'application/json')
  expect([large.status, (await large.json()).kind]).toEqual([413, 'too_large'])
  const half = await send('{"email":"fakeCanary\\u0000","password":7}', 'application/json')
  const problem = await half.json()
  expect(half.status).toBe(422)
  expect(problem).toMatchObject({
    kind: 'invalid_values',
    fields: { password: 'password must be a string.', email: expect.any(String) },
  })
  expect(JSON.stringify(problem)).not.toContain('fakeCanary')
})

test('a chunked body is counted as well', async () => {
  const api = await testApi()
  const chunks = new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < 20; sent++) controller.enqueue(new Uint8Array(100_000).fill(32))
      controller.close()
    },
  })
  const init = {
    method: 'POST',
    body: chunks,
    duplex: 'half',
    headers: { origin: api.origin, 'content-type': 'application/json' },
  }
  const answer = await fetch(`${api.origin}/api/sign-in`, init as RequestInit)
  expect(answer.status).toBe(413)
})

test('every problem has the members of RFC 9457 and of StackOne, and its request id is on the answer', async () => {
  const api = await testApi()
  for (const path of ['/api/nothing', '/api/accounts', '/api/connectors/../x', '/api']) {
    const answer = await ask(api, path, { headers: { 'x-request-id': 'front-door-0001' } })
    const problem = problemSchema.parse(await answer.json())
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-request-id')).toBe('front-door-0001')
    expect(problem).toMatchObject({
      status: answer.status,
      statusCode: answer.status,
      message: problem.detail,
      request_id: 'front-door-0001',
    })
  }
})

test('absent, foreign and malformed ids get the same answer', async () => {
  const api = await signedUpApi()
  const ids = [
    toPublic('acc', newId()),
    toPublic('cfg', newId()),
    'x',
    newId(),
    '%00',
    "'; drop table linked_accounts; --",
    'a'.repeat(3000),
  ]
  const answers = await Promise.all(ids.map((id) => api.as(`/api/accounts/${encodeURIComponent(id)}`)))
  const bodies = await Promise.all(answers.map((answer) => answer.json()))
  expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 404))
  for (const { request_id: _, timestamp: __, ...body } of bodies)
    expect(body).toMatchObject({ kind: 'not_found', detail: bodies[0].detail })
})

test('a query that does not fit is refused with a sentence per part', async () => {
  const api = await signedUpApi()
  const answer = await api.as('/api/accounts?page_size=1000&status=broken')
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    kind: 'invalid_request',
    fields: { page_size: expect.stringContaining('100'), status: expect.stringContaining('active') },
  })
  expect((await api.as('/api/accounts?search=%00')).status).toBe(400)
})

test('with no free database connection the answer is 503 with a time, not a wait without end', async () => {
  const api = await signedUpApi({ connections: 1, waitMs: 150 })
  const held = await api.db.pool.connect()
  const answer = await api.as('/api/accounts').finally(() => held.release())
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await answer.json()).toMatchObject({ kind: 'busy' })
  expect((await api.as('/api/accounts')).status).toBe(200)
})

test('a bug answers 500 with the request id, and neither answer nor log quote what was sent', async () => {
  const api = await signedUpApi()
  await api.db.pool.query('alter table linked_accounts rename to elsewhere')
  const answer = await api.as(`/api/accounts?search=fakeCanary`)
  const body = await answer.text()
  expect(answer.status).toBe(500)
  expect(JSON.parse(body)).toMatchObject({ kind: 'unexpected', request_id: expect.any(String) })
  const line = api.lines.find((text) => text.includes('a request failed'))
  expect(line).toContain(JSON.parse(body).request_id)
  expect(line).toContain('list-accounts.ts')
  expect(body + api.lines.join('')).not.toContain('fakeCanary')
})

test('the log has a line per request with the route’s pattern, and no address', async () => {
  const api = await signedUpApi()
  const id = `acc_${randomUUID()}`
  await api.as(`/api/accounts/${id}?search=fakeCanary`)
  const line = api.lines.map((text) => JSON.parse(text)).find(({ route }) => route === '/api/accounts/:id')
  expect(line).toMatchObject({ method: 'GET', status: 404, ms: expect.any(Number), requestId: expect.any(String) })
  expect(api.lines.join('')).not.toContain(id)
  expect(api.lines.join('')).not.toContain('fakeCanary')
})

test('a logo is a picture for anybody, and can do nothing but draw', async () => {
  const api = await testApi()
  const logo = await ask(api, '/api/connectors/udemy/logo')
  expect(logo.headers.get('content-type')).toBe('image/svg+xml')
  expect(logo.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await logo.text()).toContain('<svg')
  expect((await ask(api, '/api/connectors/..%2f..%2fpackage.json/logo')).status).toBe(404)
})

test('the OpenAPI document names every route and every schema', async () => {
  const api = await testApi()
  const document = await (await ask(api, '/api/openapi.json')).json()
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/api/accounts', '/api/accounts/{id}/relink', '/api/connectors/{id}', '/api/sign-in']),
  )
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['LinkedAccount', 'Problem']))
})
