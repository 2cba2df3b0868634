import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { guardedLookup, type Resolve } from './addresses.ts'
import { createAgent } from './agent.ts'
import type { Limits } from './call.ts'
import { selfSigned } from './certificate.fixture.ts'
import { closedPort, serveRaw, serveSecure } from './local-server.fixture.ts'
import { send } from './send.ts'

const host = 'acme.provider.example'
const get = { method: 'GET', url: `https://${host}/me`, headers: { authorization: 'Bearer fakeSecretValue' } }

function agentTo(
  port: number,
  {
    resolve = async () => [{ address: '127.0.0.1', family: 4 }],
    isAllowed = () => true,
    ca,
    limits,
  }: {
    resolve?: Resolve
    isAllowed?: (address: string) => boolean
    ca?: string
    limits?: Partial<Limits>
  },
) {
  const agent = createAgent({ lookup: guardedLookup(resolve, isAllowed), port, ca, limits })
  onTestFinished(() => agent.destroy())
  return agent
}

describe('the agent of the real network', () => {
  it('answers over TLS from the checked address, and keeps the connection', async () => {
    const pair = selfSigned(host)
    const server = await serveSecure(pair, (_, response) =>
      response.setHeader('content-type', 'application/json').end('{"ok":true}'),
    )
    const resolve = vi
      .fn<Resolve>()
      .mockResolvedValueOnce([{ address: '127.0.0.1', family: 4 }])
      .mockResolvedValue([{ address: '127.0.0.2', family: 4 }])
    const agent = agentTo(server.port, { resolve, ca: pair.cert })
    for (const _ of [1, 2]) {
      expect(await send(get, { hosts: [host], door: { agent } })).toMatchObject({ status: 200, json: { ok: true } })
      await new Promise(setImmediate)
    }
    // Asked once: the address that was checked is the one connected to, and a second answer cannot replace it.
    expect(resolve).toHaveBeenCalledTimes(1)
    expect(server.connections()).toBe(1)
  })

  it('refuses a certificate that nobody vouches for, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    onTestFinished(() => void vi.unstubAllEnvs())
    let seen = 0
    const server = await serveSecure(selfSigned(host), (_, response) => response.end(String(++seen)))
    expect(await send(get, { hosts: [host], door: { agent: agentTo(server.port, {}) } })).toMatchObject({
      kind: 'untrusted',
      sent: false,
    })
    expect(seen).toBe(0)
  })

  it('refuses a certificate of another host', async () => {
    const pair = selfSigned('other.provider.example')
    const server = await serveSecure(pair, (_, response) => response.end('hi'))
    expect(await send(get, { hosts: [host], door: { agent: agentTo(server.port, { ca: pair.cert }) } })).toMatchObject({
      kind: 'tls',
      sent: false,
    })
  })

  it('does not contact an address that is not public', async () => {
    const server = await serveRaw((socket) => socket.end())
    const agent = createAgent({
      lookup: guardedLookup(async () => [{ address: '127.0.0.1', family: 4 }]),
      port: server.port,
    })
    onTestFinished(() => agent.destroy())
    expect(await send(get, { hosts: [host], door: { agent } })).toMatchObject({ kind: 'refused_address', sent: false })
    expect(server.connections()).toBe(0)
  })

  it('refuses a name with one bad address among good ones', async () => {
    const server = await serveRaw((socket) => socket.end())
    const agent = agentTo(server.port, {
      resolve: async () => [
        { address: '127.0.0.1', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
      isAllowed: (address) => address === '127.0.0.1',
    })
    expect(await send(get, { hosts: [host], door: { agent } })).toMatchObject({ kind: 'refused_address' })
    expect(server.connections()).toBe(0)
  })

  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns_temporary'],
  ])('tells %s as %s', async (code, kind) => {
    const agent = agentTo(1, {
      resolve: () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code })),
    })
    expect(await send(get, { hosts: [host], door: { agent } })).toMatchObject({ kind, sent: false })
  })

  it('tells a closed port as no connection', async () => {
    expect(await send(get, { hosts: [host], door: { agent: agentTo(await closedPort(), {}) } })).toMatchObject({
      kind: 'connect',
      sent: false,
    })
  })

  it('gives up on a server that accepts and never shakes hands', async () => {
    const { port } = await serveRaw(() => {})
    expect(
      await send(get, { hosts: [host], door: { agent: agentTo(port, { limits: { connect: 50 } }) } }),
    ).toMatchObject({ kind: 'connect', sent: false })
  })

  it('does not speak plain HTTP where TLS is expected', async () => {
    const { port } = await serveRaw((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n')))
    expect(await send(get, { hosts: [host], door: { agent: agentTo(port, {}) } })).toMatchObject({ kind: 'tls' })
  })
})
