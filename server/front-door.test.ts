import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '#lib/log.ts'
import { clientAddressFinder } from './client-address.ts'
import { findFreePort } from './free-port.ts'
import { createFrontDoor, type FrontDoorOptions } from './front-door.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const portOf = (server: Server) => (server.address() as AddressInfo).port
const echo: Answer = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(request.headers))
}

async function serve(answer: Answer): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${portOf(server)}`
}

/** A front door with an echoing core and an echoing web behind it. */
async function open(more: Partial<FrontDoorOptions> & { web?: Answer } = {}) {
  const web = await serve(more.web ?? echo)
  const door = createFrontDoor({
    core: () => echo,
    health: async () => ({ status: 'ok', missing: [] }),
    webOrigin: () => web,
    coreOrigin: () => 'http://127.0.0.1:3000',
    findClientAddress: clientAddressFinder([]),
    development: false,
    https: false,
    log: createLog({ level: 'silent', readable: false }),
    ...more,
  })
  const port = await findFreePort()
  await door.listen(port)
  onTestFinished(door.drain)
  return { url: `http://127.0.0.1:${port}`, port, door }
}

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
    /^default-src 'none'; script-src 'nonce-[^']+' 'strict-dynamic'; style-src 'self' 'nonce-[^']+'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
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
