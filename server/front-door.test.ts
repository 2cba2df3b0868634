import { request, type ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { createLog } from '#lib/log.ts'
import { clientAddressFinder } from './client-address.ts'
import { echo, open, serve } from './front-door.fixture.ts'
import { createFrontDoor, type FrontDoorOptions } from './front-door.ts'

const nonceOf = (policy: string | null | undefined) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

test.each([
  ['a page', '/accounts', {}],
  ['the API', '/api/me', {}],
  ['the health answer', '/api/health', {}],
  ['a refused method', '/accounts', { method: 'POST' }],
])('%s carries the security headers', async (_, path, init) => {
  const { url } = await open()
  const { headers } = await fetch(url + path, init)
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'nonce-[^']+' 'strict-dynamic'; style-src 'self' 'nonce-[^']+'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  )
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('permissions-policy')).toContain('camera=()')
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/)
  expect(headers.has('strict-transport-security')).toBe(false)
})

test('the page that stands in for an absent renderer carries them, too, and tries again', async () => {
  const { url } = await open({ webOrigin: () => undefined })
  const answer = await fetch(url)
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('2')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await answer.text()).toContain('Connector Hub is not ready yet')
})

test('a renderer that breaks off is answered for', async () => {
  const { url } = await open({ web: (request) => request.socket.destroy() })
  expect((await fetch(url)).status).toBe(503)
})

test('every request has a nonce of its own, and web gets the one the browser gets', async () => {
  const { url } = await open()
  const [one, two] = [await fetch(url), await fetch(url)]
  const nonce = nonceOf(one.headers.get('content-security-policy'))
  expect(nonce).toBeTruthy()
  expect(nonceOf(((await one.json()) as Record<string, string>)['content-security-policy'])).toBe(nonce)
  expect(nonceOf(two.headers.get('content-security-policy'))).not.toBe(nonce)
})

test('on https browsers are told to stay there', async () => {
  const { url } = await open({ https: true })
  expect((await fetch(url)).headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
})

test('web cannot loosen a header, and its caching of static files stays', async () => {
  const { url } = await open({
    web: (_, response) => {
      const loose = {
        'content-security-policy': "default-src 'self' *",
        'x-powered-by': 'Next.js',
        'referrer-policy': 'origin',
      }
      response.writeHead(200, { ...loose, 'cache-control': 'public, max-age=31536000, immutable' }).end()
    },
  })
  const { headers } = await fetch(`${url}/_next/static/chunk.js`)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.has('x-powered-by')).toBe(false)
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test.each(['/accounts', '/api/me'])('what only the front door may say is taken from visitors of %s', async (path) => {
  const { url } = await open()
  const forged = {
    forwarded: 'for=198.51.100.1',
    'x-forwarded-for': '198.51.100.1',
    'x-forwarded-host': 'evil.example',
    'x-real-ip': '198.51.100.1',
    'x-hub-core': 'http://evil.example',
    'x-hub-path': '//evil.example',
    'x-middleware-subrequest': 'middleware',
  }
  const text = await (await fetch(url + path, { headers: { ...forged, cookie: 'kept=1' } })).text()
  expect(text).not.toMatch(/evil|198\.51/)
  expect(JSON.parse(text)).toMatchObject({ 'x-forwarded-for': '127.0.0.1', cookie: 'kept=1' })
  expect(text).not.toContain('x-middleware')
})

test('web learns where core is, which page is asked for, and the request id of the answer', async () => {
  const { url } = await open()
  const answer = await fetch(`${url}/accounts?status=error`)
  expect(await answer.json()).toMatchObject({
    'x-hub-core': 'http://127.0.0.1:3000',
    'x-hub-path': '/accounts?status=error',
    'x-request-id': answer.headers.get('x-request-id'),
  })
})

test('a malformed request id is replaced', async () => {
  const { url } = await open()
  const answer = await fetch(`${url}/api/me`, { headers: { 'x-request-id': 'a b"c' } })
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a form posted to a page leads back to that page, and the page renderer never sees it', async () => {
  const { url } = await open()
  const answer = await fetch(`${url}/sign-in`, { method: 'POST', body: 'password=fake', redirect: 'manual' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/sign-in')
  const elsewhere = await fetch(`${url}//evil.example`, { method: 'POST', redirect: 'manual' })
  expect(elsewhere.headers.get('location')).toBe('/')
})

test('health names what is missing with 503', async () => {
  const { url } = await open({ health: async () => ({ status: 'starting', missing: ['web'] }) })
  const answer = await fetch(`${url}/api/health`)
  expect(answer.status).toBe(503)
  expect(await answer.json()).toEqual({ status: 'starting', missing: ['web'] })
})

test('a websocket is refused in production', async () => {
  const { port } = await open()
  const upgrade = request({ port, headers: { connection: 'upgrade', upgrade: 'websocket' } }).end()
  await expect(new Promise((_, reject) => upgrade.once('error', reject))).rejects.toThrow(/hang up|ECONNRESET/)
})

test('stopping lets a request under way finish and takes no new one', async () => {
  const arrived = Promise.withResolvers<ServerResponse>()
  const { url, door } = await open({ core: () => (_, response) => arrived.resolve(response) })
  const answer = fetch(`${url}/api/slow`)
  const response = await arrived.promise
  const drained = door.drain()
  await expect(fetch(`${url}/api/late`)).rejects.toThrow()
  response.end('finished')
  expect(await (await answer).text()).toBe('finished')
  await drained
})

test('a taken port is told with the port and the way to another one', async () => {
  const taken = await serve(echo)
  const { port } = new URL(taken)
  const door = createFrontDoor({ ...({} as FrontDoorOptions), development: false, https: false })
  await expect(door.listen(Number(port))).rejects.toThrow(
    `Port ${port} is taken by another program, perhaps another hub. Stop it, or choose another port: PORT=${Number(port) + 1} npm start`,
  )
})

test('a proxy that is trusted names the visitor, and neither it nor the visitor names protocol, host or request id', async () => {
  const { url } = await open({ findClientAddress: clientAddressFinder(['127.0.0.1', '::1']) })
  const said = {
    forwarded: 'for=198.51.100.1;proto=https;host=evil.example',
    'x-forwarded-for': '198.51.100.1, 203.0.113.7',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-request-id': 'chosen-by-a-visitor',
  }
  for (const path of ['/accounts', '/api/me']) {
    const answer = await fetch(url + path, { headers: said })
    const text = await answer.text()
    expect(text).not.toMatch(/evil|198\.51|chosen|https/)
    expect(JSON.parse(text)).toMatchObject({ 'x-forwarded-for': '203.0.113.7' })
    expect(answer.headers.has('strict-transport-security')).toBe(false)
  }
})

test('the operator is told once that a proxy is not trusted, and once that HUB_URL says http', async () => {
  const lines: string[] = []
  const { url } = await open({ log: createLog({ level: 'warn', readable: false, write: (line) => lines.push(line) }) })
  for (const _ of [1, 2]) {
    await fetch(`${url}/api/me`)
    await fetch(`${url}/api/me`, { headers: { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' } })
  }
  expect(lines).toEqual([
    expect.stringContaining('set HUB_TRUSTED_PROXIES=127.0.0.1'),
    expect.stringContaining('Set HUB_URL to the address in their browser'),
  ])
})

test('a hub whose settings fit its proxy hints at nothing', async () => {
  const lines: string[] = []
  const log = createLog({ level: 'warn', readable: false, write: (line) => lines.push(line) })
  const { url } = await open({ log, https: true, findClientAddress: clientAddressFinder(['127.0.0.1']) })
  await fetch(`${url}/api/me`, { headers: { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' } })
  expect(lines).toEqual([])
})
