import { afterEach, describe, expect, it } from 'vitest'
import { closeAgents } from './agent.ts'
import type { Door } from './call.ts'
import { selfSigned } from './certificate.fixture.ts'
import { closedPort, serveProxy, serveRaw, serveSecure } from './local-server.fixture.ts'
import { runAction } from './run-action.ts'
import { send } from './send.ts'
import { tenantConnector, tenantValues } from './tenant-connector.fixture.ts'
import { testCredentials } from './test-in-english.fixture.ts'

const host = 'acme.provider.example'
const call = { method: 'GET', url: `https://${host}/me`, headers: { authorization: 'Bearer fakeSecretValue' } }
const ask = (url: string, more: Partial<Door> = {}) => send(call, { hosts: [host], door: { proxy: { url }, ...more } })

afterEach(closeAgents)

describe('a proxy', () => {
  it('is asked for a tunnel, sees no credential, and does not end the verification of TLS', async () => {
    let reached = 0
    const provider = await serveSecure(selfSigned(host), (_, response) => response.end(String(++reached)))
    const proxy = await serveProxy(() => provider.port)
    expect(await ask(proxy.origin)).toMatchObject({ kind: 'untrusted', sent: false, host })
    expect(proxy.seen.map(({ url }) => url)).toEqual([`${host}:443`])
    expect(JSON.stringify(proxy.seen)).not.toContain('fakeSecretValue')
    expect(reached).toBe(0)
  })

  it('is told the user and the password of its address, percent signs undone', async () => {
    const proxy = await serveProxy(() => ({ status: 407 }))
    const failure = await ask(proxy.origin.replace('//', '//ada:p%40ss%3Aword@'))
    expect(proxy.seen[0]?.headers['proxy-authorization']).toBe(`Basic ${btoa('ada:p@ss:word')}`)
    expect(failure).toMatchObject({ kind: 'proxy_sign_in', proxy: new URL(proxy.origin).host })
    expect(JSON.stringify(failure)).not.toMatch(/ada|p%40ss|p@ss/)
  })

  it.each([
    ['wants another sign-in', { status: 407, headers: 'proxy-authenticate: Basic realm="x"\r\n' }, 'proxy_sign_in'],
    ['does not allow the host', { status: 403 }, 'proxy_refused'],
    ['is a web server', { status: 405 }, 'proxy_refused'],
    ['leads to a page of its own', { status: 302, headers: 'location: http://portal.example/\r\n' }, 'proxy_refused'],
    ['got no connection', { status: 502 }, 'proxy_failed'],
    ['is busy', { status: 503 }, 'proxy_failed'],
    [
      'found no name',
      { status: 502, headers: 'proxy-status: gate; error=dns_error; rcode="NXDOMAIN"\r\n' },
      'proxy_no_name',
    ],
    ['found no name, as Squid says it', { status: 503, headers: 'x-squid-error: ERR_DNS_FAIL 0\r\n' }, 'proxy_no_name'],
  ])('that %s is told as that', async (_, refusal, kind) => {
    const proxy = await serveProxy(() => refusal)
    expect(await ask(proxy.origin)).toMatchObject({ kind, sent: false, host, proxy: new URL(proxy.origin).host })
  })

  it('that is not there is no name that does not exist', async () => {
    expect(await ask(`http://127.0.0.1:${await closedPort()}`)).toMatchObject({ kind: 'proxy_unreachable' })
    expect(await ask('http://proxy.invalid:3128')).toMatchObject({
      kind: 'proxy_unreachable',
      proxy: 'proxy.invalid:3128',
    })
  })

  it.each([
    ['speaks no HTTP', (socket: { end: (text: string) => void }) => socket.end('hello\r\n'), 'proxy_unreachable'],
    ['hangs up', (socket: { destroy: () => void }) => socket.destroy(), 'proxy_unreachable'],
    ['says nothing', () => {}, 'proxy_failed'],
  ])('that %s is given up', async (_, answer, kind) => {
    const { origin } = await serveRaw((socket) => void socket.once('data', () => answer(socket)))
    expect(await ask(origin, { limits: { connect: 100 } })).toMatchObject({ kind, sent: false })
  })

  it('with a certificate of its own that nobody vouches for is not spoken to', async () => {
    const proxy = await serveSecure(selfSigned('localhost'), (_, response) => response.end())
    expect(await ask(`https://localhost:${proxy.port}`)).toMatchObject({ kind: 'untrusted', sent: false })
  })

  it('does not see calls to hosts that are not allowed', async () => {
    const proxy = await serveProxy(() => ({ status: 403 }))
    const metadata = { ...call, url: 'https://169.254.169.254/' }
    expect(await send(metadata, { hosts: ['169.254.169.254'], door: { proxy: { url: proxy.origin } } })).toMatchObject({
      kind: 'host_not_allowed',
    })
    expect(proxy.seen).toEqual([])
  })

  // Below localhost, so that looking the name up asks nobody: it is this machine, or there is no such name.
  const near = 'acme.provider.localhost'
  const askNear = (url: string, bypass: string) =>
    send({ ...call, url: `https://${near}/` }, { hosts: [near], door: { proxy: { url, bypass } } })

  it.each([
    'provider.localhost',
    '.provider.localhost',
    '*.provider.localhost',
    `other.example, ${near}:443`,
    'PROVIDER.localhost other.example',
    '*',
  ])('is passed over where NO_PROXY is %s, and the guards of a direct call hold', async (bypass) => {
    const proxy = await serveProxy(() => ({ status: 403 }))
    expect(await askNear(proxy.origin, bypass)).toMatchObject({
      kind: expect.stringMatching(/^(dns|dns_temporary|refused_address)$/),
    })
    expect(proxy.seen).toEqual([])
  })

  it.each(['example.com', 'vider.localhost', `${near}:8443`])('is used where NO_PROXY is %s', async (bypass) => {
    const proxy = await serveProxy(() => ({ status: 403 }))
    expect(await askNear(proxy.origin, bypass)).toMatchObject({ kind: 'proxy_refused' })
  })
})

describe('a test of credentials behind a proxy', () => {
  const tenant = 'acme.tenant.example'
  const noName = { status: 503, headers: 'x-squid-error: ERR_DNS_FAIL 0\r\n' }
  /** A proxy that says one thing of the customer's address and another of everything else. */
  async function refusalFor(ofTenant: number | { status: number; headers?: string }, ofRest: typeof ofTenant) {
    const proxy = await serveProxy((asked) => (asked === tenant ? ofTenant : ofRest))
    const url = proxy.origin.replace('//', '//ada:fakeProxyWord@')
    const told: string[] = []
    const report = await testCredentials({
      connector: tenantConnector,
      authMethod: 'basic',
      values: tenantValues,
      door: { proxy: { url }, tellOperator: (sentence) => void told.push(sentence) },
    })
    if (report.ok) throw new Error('the test passed')
    expect(JSON.stringify([report, told])).not.toContain('fakeProxyWord')
    // The company's network is nothing that viewers and customers read about.
    const { host: proxyHost, hostname } = new URL(proxy.origin)
    for (const inner of [hostname, 'HTTPS_PROXY', 'NODE_EXTRA']) expect(JSON.stringify(report)).not.toContain(inner)
    return { ...report.refusal, proxy: proxyHost, told, seen: proxy.seen.map((one) => one.url) }
  }

  const ownWay = {
    code: 'provider_unavailable',
    fields: [],
    message: 'This hub’s own way to the internet did not work, so Tenant could not be asked.',
    next: expect.stringContaining('tell whoever runs this hub: npm run doctor says what is wrong.'),
  }

  it('tells the operator whom to ask for what, where the proxy refuses', async () => {
    const refusal = await refusalFor({ status: 403 }, { status: 403 })
    expect(refusal).toMatchObject(ownWay)
    expect(refusal.told).toEqual([
      expect.stringContaining(
        `The proxy ${refusal.proxy} does not let this hub connect to ${tenant}, so nothing was sent.`,
      ),
    ])
    expect(refusal.told[0]).toContain(`allow ${tenant}:443`)
  })

  it('names HTTPS_PROXY to the operator where the proxy wants to be told who asks', async () => {
    const refusal = await refusalFor({ status: 407 }, { status: 407 })
    expect(refusal).toMatchObject({ ...ownWay, told: [expect.stringContaining('HTTPS_PROXY')] })
  })

  it('names NODE_EXTRA_CA_CERTS to the operator where the proxy signs anew with an authority that is unknown here', async () => {
    const inspected = await serveSecure(selfSigned(tenant), (_, response) => response.end())
    expect(await refusalFor(inspected.port, inspected.port)).toMatchObject({
      ...ownWay,
      message: 'The secure connection to Tenant could not be verified, so nothing was sent.',
      told: [expect.stringMatching(/acme\.tenant\.example .*NODE_EXTRA_CA_CERTS/)],
    })
  })

  it('blames the address where the proxy finds no such name, but finds the provider', async () => {
    const provider = await serveSecure(selfSigned('www.tenant.example'), (_, response) => response.end())
    const refusal = await refusalFor(noName, provider.port)
    expect(refusal).toMatchObject({ code: 'wrong_tenant', fields: ['subdomain'], message: `${tenant} does not exist.` })
    expect(refusal.told).toEqual([])
    expect(refusal.seen).toEqual([`${tenant}:443`, 'www.tenant.example:443'])
  })

  it('blames nobody where the proxy finds no name at all', async () => {
    expect(await refusalFor(noName, noName)).toMatchObject({
      ...ownWay,
      told: [expect.stringContaining(`finds no address of ${tenant}`)],
    })
  })

  it('gives no verdict where the proxy got no connection, and says what to look at first', async () => {
    const provider = await serveSecure(selfSigned('www.tenant.example'), (_, response) => response.end())
    expect(await refusalFor({ status: 503 }, provider.port)).toMatchObject({
      code: 'provider_unavailable',
      fields: [],
      message: `This hub got no connection to ${tenant}, though it reaches Tenant’s own site.`,
      next: expect.stringContaining('Check the Subdomain'),
      told: [],
    })
    expect(await refusalFor({ status: 502 }, { status: 502 })).toMatchObject({
      ...ownWay,
      told: [expect.stringContaining(`got no connection to ${tenant}.`)],
    })
  })

  it('tells the operator of an action’s trouble as well, once', async () => {
    const proxy = await serveProxy(() => ({ status: 502 }))
    const told: string[] = []
    const result = await runAction({
      connector: tenantConnector,
      authMethod: 'basic',
      values: tenantValues,
      action: 'list_courses',
      patience: { pause: 1 },
      door: { proxy: { url: proxy.origin }, tellOperator: (sentence) => void told.push(sentence) },
    })
    expect(result).toMatchObject({ ok: false, code: 'provider_unavailable', message: ownWay.message })
    expect(told).toEqual([expect.stringContaining(`The proxy ${new URL(proxy.origin).host} got no connection`)])
    expect(proxy.seen.length).toBeGreaterThan(1)
  })
})
