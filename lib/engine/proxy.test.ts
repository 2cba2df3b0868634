import { createServer } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAgents } from './agent.ts'
import { listen, serveSecure } from './local-server.fixture.ts'
import { selfSigned } from './self-signed.fixture.ts'
import { send } from './send.ts'

const host = 'acme.provider.example'
const call = { method: 'GET', url: `https://${host}/me`, headers: { authorization: 'Bearer fakeSecretValue' } }

afterEach(closeAgents)

/** A proxy that tells what it was asked, and leads every tunnel to one port; without a port it refuses. */
async function serveProxy(port?: number) {
  const seen: string[] = []
  const server = createServer().on('connect', (request, socket) => {
    seen.push(`${request.url} ${JSON.stringify(request.headers)}`)
    if (!port) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const far = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.pipe(far).pipe(socket)
    })
    for (const end of [far, socket]) end.on('error', () => {})
  })
  return { seen, ...(await listen(server)) }
}

describe('a proxy', () => {
  it('is asked for a tunnel, sees no credential, and does not end the verification of TLS', async () => {
    const provider = await serveSecure(selfSigned(host), (_, response) => response.end('hi'))
    const proxy = await serveProxy(provider.port)
    expect(await send(call, { hosts: [host], door: { proxy: { url: proxy.origin } } })).toMatchObject({
      kind: 'tls',
      sent: false,
    })
    expect(proxy.seen).toHaveLength(1)
    expect(proxy.seen[0]).toMatch(new RegExp(`^${host}:443 `))
    expect(proxy.seen[0]).not.toContain('fakeSecretValue')
  })

  it('that refuses is no connection', async () => {
    const proxy = await serveProxy()
    expect(await send(call, { hosts: [host], door: { proxy: { url: proxy.origin } } })).toMatchObject({
      kind: 'connect',
      sent: false,
    })
  })

  it('does not see calls to hosts that are not allowed', async () => {
    const proxy = await serveProxy()
    expect(
      await send(
        { ...call, url: 'https://169.254.169.254/' },
        { hosts: ['169.254.169.254'], door: { proxy: { url: proxy.origin } } },
      ),
    ).toMatchObject({ kind: 'host_not_allowed' })
    expect(proxy.seen).toEqual([])
  })
})
