import type { LookupFunction } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { closeAgents, createAgent } from '#lib/engine/agent.ts'
import { authority, selfSigned } from '#lib/engine/certificate.fixture.ts'
import { closedPort, serveProxy, serveSecure } from '#lib/engine/local-server.fixture.ts'
import { checkWayOut, findProviderHosts } from './check-way-out.ts'

const direct = { testOrigin: undefined, httpsProxy: undefined, noProxy: undefined }
const HOSTS = ['www.one.example', 'www.two.example']

/** A door without a proxy whose every name leads to one port on loopback. */
function doorTo(port: number, ca?: string, lookup: LookupFunction = onLoopback) {
  const agent = createAgent({ lookup, port, ca })
  onTestFinished(() => agent.destroy())
  return { agent }
}
const onLoopback: LookupFunction = (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }])
const noName: LookupFunction = (host, _options, done) =>
  done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), '')

async function through(lead: Parameters<typeof serveProxy>[0]) {
  onTestFinished(closeAgents)
  const { origin, seen } = await serveProxy(lead)
  const found = await checkWayOut({ ...direct, httpsProxy: origin.replace('//', '//ada:fakeProxyWord@') }, HOSTS)
  expect(JSON.stringify(found)).not.toContain('fakeProxyWord')
  return { found, seen }
}

test('a host that answers with a trusted certificate is well, whatever it answers', async () => {
  const company = authority()
  const { port } = await serveSecure(company.sign('www.one.example'), (_, response) => response.writeHead(503).end())
  expect(await checkWayOut(direct, ['www.one.example'], doorTo(port, company.cert))).toEqual([
    { ok: 'www.one.example answers' },
  ])
})

test('a machine without internet gets one calm line', async () => {
  const calm = [{ note: expect.stringContaining('Sandbox accounts work without the internet') }]
  expect(await checkWayOut(direct, HOSTS, doorTo(1, undefined, noName))).toEqual(calm)
  expect(await checkWayOut(direct, HOSTS, doorTo(await closedPort()))).toEqual(calm)
})

test('one host that is away among others is noted by its name', async () => {
  const company = authority()
  const { port } = await serveSecure(company.sign('www.one.example'), (_, response) => response.end())
  const lookup: LookupFunction = (host, ...more) => (host === 'www.two.example' ? noName : onLoopback)(host, ...more)
  expect(await checkWayOut(direct, HOSTS, doorTo(port, company.cert, lookup))).toEqual([
    { ok: 'www.one.example answers' },
    { note: 'www.two.example cannot be reached now (its name is not found)' },
  ])
})

test('a certificate that nobody here vouches for is wrong, and NODE_EXTRA_CA_CERTS is named', async () => {
  const { port } = await serveSecure(selfSigned('www.one.example'), (_, response) => response.end())
  expect(await checkWayOut(direct, ['www.one.example'], doorTo(port))).toEqual([
    { wrong: expect.stringMatching(/www\.one\.example .*NODE_EXTRA_CA_CERTS/) },
  ])
})

test('every host is asked through the proxy, and a proxy that refuses one says what to ask for', async () => {
  const { found, seen } = await through((host) => ({ status: host === 'www.one.example' ? 403 : 502 }))
  expect(found).toEqual([
    { wrong: expect.stringContaining('allow www.one.example:443') },
    { note: expect.stringContaining('got no connection to www.two.example') },
  ])
  expect(seen.map(({ url }) => url).sort()).toEqual(HOSTS.map((host) => `${host}:443`))
})

test('a proxy that cannot be used is told once', async () => {
  const { found } = await through(() => ({ status: 407 }))
  expect(found).toEqual([{ wrong: expect.stringContaining('HTTPS_PROXY') }])
})

test('nothing is asked where calls go to a sandbox', async () => {
  expect(await checkWayOut({ ...direct, testOrigin: 'http://127.0.0.1:4010' }, HOSTS)).toEqual([
    { note: expect.stringContaining('HUB_TEST_ORIGIN') },
  ])
})

test('the hosts are those of the connectors that no customer chooses', async () => {
  const hosts = await findProviderHosts()
  expect(hosts).toContain('www.udemy.com')
  expect(hosts.join()).not.toContain('{')
})
