import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { guardedLookup, type Resolve } from './addresses.ts'
import { closeAgents, createAgent } from './agent.ts'
import { selfSigned } from './certificate.fixture.ts'
import { closedPort, serve, serveProxy, serveRaw, serveSecure } from './local-server.fixture.ts'
import { isAllowedFor, readPrivateReceivers } from './receiver-address.ts'
import { sendWebhook, type WebhookDoor } from './send-webhook.ts'

const call = (url: string) => ({ url, headers: { 'content-type': 'application/json' }, body: '{"n":1}' })
const post = (url: string, door: WebhookDoor, timeout = 5_000) => sendWebhook(call(url), { door, timeout })
const local: WebhookDoor = { allowed: readPrivateReceivers(['127.0.0.1']) }
const closed: WebhookDoor = { allowed: readPrivateReceivers([]) }
const leads = (address: string) => ({ address, family: 4 })

describe('what a receiver answers', () => {
  it('is status and the first kilobyte, and the connection is kept', async () => {
    const server = await serve((request, response) =>
      request.resume().on('end', () => response.writeHead(200).end('é'.repeat(20_000))),
    )
    for (let n = 0; n < 10; n++) {
      const answer = await post(server.origin, local)
      expect(answer).toMatchObject({ status: 200, text: 'é'.repeat(512) })
    }
    expect(server.connections()).toBeLessThanOrEqual(2)
  })

  it('may be endless, break off, or be no text: its status counts', async () => {
    const endless = await serve((_, response) => {
      response.writeHead(202)
      const more = () => response.write('x'.repeat(10_000), (error) => error || setImmediate(more))
      more()
    })
    expect(await post(endless.origin, local)).toMatchObject({ status: 202, text: 'x'.repeat(1024) })
    const broken = await serveRaw((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhalf')),
    )
    expect(await post(broken.origin, local)).toMatchObject({ status: 200, text: 'half' })
    const binary = await serve((_, response) => void response.end(Buffer.from([0, 1, 0xff, 0x41, 27, 10])))
    expect(await post(binary.origin, local)).toMatchObject({ status: 200, text: '\uFFFDA\n' })
  })

  it('is not followed where it is a redirect', async () => {
    let asked = 0
    const target = await serve((_, response) => void response.end(String(asked++)))
    const server = await serve((_, response) => void response.writeHead(307, { location: `${target.origin}/x` }).end())
    const { host } = new URL(target.origin)
    expect(await post(server.origin, local)).toMatchObject({ status: 307, redirectHost: host })
    expect(asked).toBe(0)
  })

  it('says when to come again with 429 and 503 alone', async () => {
    let status = 429
    const server = await serve((_, response) => void response.writeHead(status, { 'retry-after': '120' }).end())
    expect(await post(server.origin, local)).toMatchObject({ retryAfter: 120 })
    status = 500
    expect(await post(server.origin, local)).not.toHaveProperty('retryAfter')
  })

  it('that does not come in time is a failure, as is a port where nobody listens', async () => {
    const silent = await serveRaw(() => {})
    expect(await post(silent.origin, local, 200)).toMatchObject({ kind: 'timeout', sent: true })
    const drip = await serve((_, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(timer))
    })
    // It said 200, and the rest is not waited for.
    expect(await post(drip.origin, local, 300)).toMatchObject({ status: 200 })
    expect(await post(`http://127.0.0.1:${await closedPort()}/`, local)).toMatchObject({ kind: 'connect', sent: false })
  })
})

describe('where nothing is sent', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'https://127.0.0.1:PORT/',
    'https://[::ffff:7f00:1]:PORT/',
    'https://2130706433:PORT/',
  ])('to %s', async (pattern) => {
    const server = await serveRaw(() => {})
    const answer = await post(pattern.replace('PORT', String(server.port)), closed)
    expect(answer).toMatchObject({ kind: expect.stringMatching(/host_not_allowed|refused_address/), sent: false })
    expect(server.connections()).toBe(0)
  })

  it('to a name that leads to a private address, to a mixed answer, or elsewhere the second time', async () => {
    const server = await serveRaw(() => {})
    onTestFinished(closeAgents)
    for (const addresses of [[leads('127.0.0.1')], [leads('8.8.8.8'), leads('127.0.0.1')]]) {
      const door = { ...closed, allowed: readPrivateReceivers([]), resolve: async () => addresses }
      expect(await post(`https://hooks.acme.example:${server.port}/`, door)).toMatchObject({ kind: 'refused_address' })
    }
    const resolve = vi
      .fn<Resolve>()
      .mockResolvedValueOnce([leads('192.0.2.1')])
      .mockResolvedValue([leads('127.0.0.1')])
    const door = { allowed: readPrivateReceivers(['192.0.2.0/24']), resolve }
    // The first address is allowed, and nobody is there.
    await sendWebhook(call(`https://hooks.acme.example:${server.port}/`), { door, timeout: 100 })
    expect(await post(`https://hooks.acme.example:${server.port}/`, door)).toMatchObject({ kind: 'refused_address' })
    expect(server.connections()).toBe(0)
  })

  it('over http to a public address of a name, though private networks are allowed', async () => {
    onTestFinished(closeAgents)
    const door = { allowed: readPrivateReceivers(['10.0.0.0/8']), resolve: async () => [leads('8.8.8.8')] }
    expect(await post('http://app.acme.example/', door)).toMatchObject({ kind: 'refused_address' })
  })

  it('to a server whose certificate is another’s', async () => {
    const host = 'hooks.acme.example'
    const heard: string[] = []
    const pair = selfSigned('other.acme.example')
    const server = await serveSecure(pair, (request, response) => {
      heard.push(request.url ?? '')
      response.end()
    })
    const lookup = guardedLookup(
      async () => [leads('127.0.0.1')],
      isAllowedFor(new URL(`https://${host}`), local.allowed),
    )
    const agent = createAgent({ lookup, port: server.port, ca: pair.cert })
    onTestFinished(() => agent.destroy())
    expect(await post(`https://${host}/`, { ...local, agent })).toMatchObject({ kind: 'tls', sent: false })
    expect(heard).toEqual([])
  })
})

describe('behind a proxy', () => {
  it('public receivers are asked for through it, allowed private ones are not', async () => {
    onTestFinished(closeAgents)
    const proxy = await serveProxy(() => ({ status: 403 }))
    const direct = await serve((_, response) => void response.end('direct'))
    const door: WebhookDoor = {
      allowed: readPrivateReceivers(['127.0.0.1']),
      proxy: { url: proxy.origin },
      resolve: async (host) => [leads(host.startsWith('inner') ? '10.0.0.1' : '8.8.8.8')],
    }
    expect(await post('https://hooks.acme.example:8443/', door)).toMatchObject({ kind: 'proxy_refused', sent: false })
    expect(proxy.seen.map(({ url }) => url)).toEqual(['hooks.acme.example:8443'])
    expect(await post(direct.origin, door)).toMatchObject({ status: 200, text: 'direct' })
    expect(await post('https://inner.acme.example/', door)).toMatchObject({ kind: 'refused_address' })
    expect(proxy.seen).toHaveLength(1)
  })

  it('a name that cannot be looked up here is the proxy’s to find', async () => {
    onTestFinished(closeAgents)
    const proxy = await serveProxy(() => ({ status: 502, headers: 'proxy-status: proxy; error=dns_error\r\n' }))
    const door: WebhookDoor = {
      allowed: readPrivateReceivers([]),
      proxy: { url: proxy.origin },
      resolve: () => Promise.reject(Object.assign(new Error('fake'), { code: 'EAI_AGAIN' })),
    }
    expect(await post('https://hooks.acme.example/', door)).toMatchObject({ kind: 'proxy_no_name' })
  })
})
