import type { RequestListener } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Door, SendOptions } from './call.ts'
import { closedPort, serve, serveRaw } from './local-server.fixture.ts'
import { send } from './send.ts'

const CANARY = 'fakeSecretCanaryValue0123456789'
const host = 'acme.provider.example'
const call = { method: 'GET', url: `https://${host}/me?page=1`, headers: { authorization: `Bearer ${CANARY}` } }
const limits = { total: 2_000, bodyBytes: 100_000 }
const json = { 'content-type': 'application/json' }

/** Sends the call to a provider that answers so, and looks for the secret in what comes back. */
async function ask(answer: RequestListener, options: Partial<SendOptions> = {}, door: Door = {}) {
  const { origin } = await serve(answer)
  return askAt(origin, options, door)
}

async function askAt(testOrigin: string, options: Partial<SendOptions> = {}, door: Door = {}) {
  const result = await send(call, {
    hosts: [host],
    ...options,
    door: { testOrigin, limits: { ...limits, ...door.limits } },
  })
  expect(JSON.stringify(result)).not.toContain(CANARY)
  return result
}

describe('send', () => {
  it('asks the test origin with the host in the path, and reads JSON', async () => {
    let seen = ''
    const result = await ask((request, response) => {
      seen = `${request.method} ${request.url} ${request.headers.authorization}`
      response.writeHead(200, { ...json, 'x-request-id': 'r1', 'set-cookie': 'a=b' }).end('{"a":1}')
    })
    expect(seen).toBe(`GET /${host}/me?page=1 Bearer ${CANARY}`)
    expect(result).toMatchObject({
      status: 200,
      contentType: 'application/json',
      json: { a: 1 },
      headers: { 'x-request-id': 'r1' },
    })
    expect(result).not.toHaveProperty('headers.set-cookie')
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('reads %s', async (encoding, compress) => {
    const result = await ask((_, response) =>
      response.writeHead(200, { ...json, 'content-encoding': encoding }).end(compress('{"a":1}')),
    )
    expect(result).toMatchObject({ status: 200, json: { a: 1 } })
  })

  it('stops a gzip bomb where it bursts', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    expect(bomb.length).toBeLessThan(limits.bodyBytes)
    const result = await ask((_, response) =>
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
    )
    expect(result).toMatchObject({ kind: 'too_large', sent: true })
  })

  it('counts bytes that decompress to nothing', async () => {
    const nothing = Buffer.concat(Array.from({ length: 8_000 }, () => gzipSync('')))
    const result = await ask((_, response) =>
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(nothing),
    )
    expect(result).toMatchObject({ kind: 'too_large' })
  })

  it('stops an endless answer', async () => {
    const result = await ask((_, response) => {
      const more = () => response.destroyed || response.write('x'.repeat(10_000), more)
      more()
    })
    expect(result).toMatchObject({ kind: 'too_large' })
  })

  it.each(['gzip, gzip', 'zstd', 'constructor', 'aes128gcm'])('refuses the encoding %s', async (encoding) => {
    const twice = gzipSync(gzipSync('{}'))
    expect(
      await ask((_, response) => response.writeHead(200, { ...json, 'content-encoding': encoding }).end(twice)),
    ).toMatchObject({ kind: 'bad_answer' })
  })

  it.each(['gzip', 'br', 'deflate'])('refuses broken %s', async (encoding) => {
    expect(
      await ask((_, response) => response.writeHead(200, { ...json, 'content-encoding': encoding }).end('not that')),
    ).toMatchObject({ kind: 'bad_answer' })
  })

  it('gives up on silence', async () => {
    expect(await ask(() => {}, { timeout: 50 })).toMatchObject({ kind: 'timeout', sent: true })
  })

  it('gives up on a drip, which never is silent', async () => {
    const result = await ask(
      (_, response) => {
        const timer = setInterval(() => response.write('.'), 5)
        response.on('close', () => clearInterval(timer))
      },
      { timeout: 80 },
    )
    expect(result).toMatchObject({ kind: 'timeout' })
  })

  it('stops when the caller does', async () => {
    const caller = new AbortController()
    expect(await ask(() => caller.abort(), { signal: caller.signal })).toMatchObject({ kind: 'aborted', sent: true })
    expect(await ask(() => {}, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'aborted' })
  })

  it('does not follow a redirect, to a metadata address least of all', async () => {
    let count = 0
    const result = await ask((_, response) => {
      count++
      response.writeHead(302, { location: `http://169.254.169.254/latest/${CANARY}` }).end()
    })
    expect(result).toMatchObject({ status: 302, redirectHost: '169.254.169.254' })
    expect(count).toBe(1)
  })

  it('refuses a giant header', async () => {
    expect(await ask((_, response) => response.writeHead(200, { 'x-big': 'x'.repeat(20_000) }).end())).toMatchObject({
      kind: 'bad_answer',
    })
  })

  it.each([
    ['what is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['headers that are none', 'HTTP/1.1 200 OK\r\nno colon\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nab'],
  ])('refuses %s', async (_, text) => {
    const { origin } = await serveRaw((socket) => socket.once('data', () => socket.end(text)))
    expect(await askAt(origin)).toMatchObject({ kind: 'bad_answer' })
  })

  it('tells a connection lost before and in the middle of an answer', async () => {
    const before = await serveRaw((socket) => socket.once('data', () => socket.destroy()))
    expect(await askAt(before.origin)).toMatchObject({ kind: 'closed', sent: true })
    const middle = await serveRaw((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nab')),
    )
    expect(await askAt(middle.origin)).toMatchObject({ kind: 'closed' })
    expect(await askAt(`http://127.0.0.1:${await closedPort()}`)).toMatchObject({ kind: 'connect', sent: false })
  })

  it('reads HTML as text and never as JSON', async () => {
    expect(
      await ask((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('{"a":1}')),
    ).toMatchObject({ contentType: 'text/html', json: undefined, text: '{"a":1}' })
  })

  it('refuses a success whose JSON is broken or too deep, and keeps the status of a refusal', async () => {
    const deep = `${'['.repeat(65)}${']'.repeat(65)}`
    for (const body of ['{"a":', deep]) {
      expect(await ask((_, response) => response.writeHead(200, json).end(body))).toMatchObject({ kind: 'bad_answer' })
      expect(await ask((_, response) => response.writeHead(401, json).end(body))).toMatchObject({
        status: 401,
        json: undefined,
      })
    }
  })

  it.each([
    `${CANARY}\r\nx-evil: 1`,
    `${CANARY}\n`,
    `${CANARY}\0b`,
    `${CANARY}\tb`,
    `é${CANARY}`,
    `••••${CANARY}`,
    ` ${CANARY}`,
    `${CANARY} `,
    '',
  ])('refuses the header value %j and sends nothing', async (value) => {
    let count = 0
    const { origin } = await serve((_, response) => response.end(String(++count)))
    const result = await send(
      { ...call, headers: { authorization: value } },
      { hosts: [host], door: { testOrigin: origin } },
    )
    expect(result).toEqual({ kind: 'bad_header', sent: false, host, ms: expect.any(Number) })
    expect(count).toBe(0)
  })

  it('calls no host but the allowed ones', async () => {
    let count = 0
    const { origin } = await serve((_, response) => response.end(String(++count)))
    for (const url of ['https://evil.com/', `http://${host}/`, `https://${host}:8443/`, `https://${host}@evil.com/`])
      expect(await send({ ...call, url }, { hosts: [host], door: { testOrigin: origin } })).toMatchObject({
        kind: 'host_not_allowed',
        sent: false,
      })
    expect(count).toBe(0)
  })

  it('takes no test origin but one of this machine', async () => {
    expect(await askAt('http://192.0.2.1:80')).toMatchObject({ kind: 'connect' })
  })
})

describe('send to a provider in this process', () => {
  const to = (dispatch: NonNullable<Door['dispatch']>, options: Partial<SendOptions> = {}) =>
    send(call, { hosts: [host], ...options, door: { dispatch, limits } })

  it('hands over the request and reads the answer in the same way', async () => {
    const seen: string[] = []
    const result = await to(async (request) => {
      seen.push(request.method, request.url, request.headers.get('authorization') ?? '', request.redirect)
      return Response.json({ a: 1 }, { headers: { 'retry-after': '3', 'set-cookie': 'a=b' } })
    })
    expect(seen).toEqual(['GET', call.url, `Bearer ${CANARY}`, 'manual'])
    expect(result).toMatchObject({ status: 200, json: { a: 1 }, headers: { 'retry-after': '3' } })
    expect(result).not.toHaveProperty('headers.set-cookie')
  })

  it('keeps the guards and the limits', async () => {
    const never = () => Promise.reject(new Error('must not be called'))
    expect(
      await send({ ...call, url: 'https://evil.com/' }, { hosts: [host], door: { dispatch: never } }),
    ).toMatchObject({ kind: 'host_not_allowed' })
    expect(
      await to(
        async () => new Response(gzipSync(Buffer.alloc(5_000_000)), { headers: { 'content-encoding': 'gzip' } }),
      ),
    ).toMatchObject({ kind: 'too_large' })
    expect(await to(async () => new Response('x'.repeat(200_000)))).toMatchObject({ kind: 'too_large' })
    expect(await to(async () => new Response('', { headers: { 'x-big': 'x'.repeat(20_000) } }))).toMatchObject({
      kind: 'bad_answer',
    })
    expect(await to(() => new Promise(() => {}), { timeout: 30 })).toMatchObject({ kind: 'timeout' })
  })

  it.each([
    [{ code: 'ENOTFOUND' }, 'dns'],
    [{ code: 'EAI_AGAIN' }, 'dns_temporary'],
    [{ cause: Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' }) }, 'connect'],
    [{}, 'closed'],
  ])('tells a rejection with %j as %s, without its words', async (error, kind) => {
    const result = await to(() => Promise.reject(Object.assign(new Error(CANARY), error)))
    expect(result).toMatchObject({ kind })
    expect(JSON.stringify(result)).not.toContain(CANARY)
  })
})
