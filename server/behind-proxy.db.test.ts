import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { linesOf, signedUpApi } from '#lib/api/api.fixture.ts'
import { closeAgents } from '#lib/engine/agent.ts'
import { serveProxy } from '#lib/engine/local-server.fixture.ts'
import { toPublic } from '#lib/ids.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'

afterEach(closeAgents)

/** A hub whose HTTPS_PROXY refuses; links with one set of the sandbox's credentials. */
async function hubBehind(lead: Parameters<typeof serveProxy>[0]) {
  const proxy = await serveProxy(lead)
  const api = await signedUpApi({ env: { HTTPS_PROXY: proxy.origin.replace('//', '//ada:fakeProxyWord@') } })
  const credential = (await sandboxFor('udemy')).testCredentials.find(({ key }) => key === 'good')
  const values = credential?.values ?? {}
  const link = async (config: { id: string }) => {
    const json = { attempt: randomUUID(), config_id: toPublic('cfg', config.id), values }
    return linesOf(await api.as('/api/accounts', { json }))
  }
  return { ...api, proxy, values, link }
}

test('a real provider is asked through the proxy, whose refusal the log explains; a sandbox is not', async () => {
  const hub = await hubBehind(() => ({ status: 403 }))
  const host = `${hub.values.companySubdomain}.udemy.com`
  const lines = await hub.link(hub.productionConfig)
  expect(lines.at(-1)).toMatchObject({
    type: 'problem',
    problem: {
      kind: 'could_not_check',
      status: 503,
      message: 'This hub’s own way to the internet did not work, so Udemy could not be asked.',
      next: expect.stringContaining('npm run doctor'),
    },
  })
  const { host: proxyHost } = new URL(hub.proxy.origin)
  expect(JSON.stringify(lines)).not.toContain(proxyHost)
  const logged = hub.lines.filter((line) =>
    line.includes(`The proxy ${proxyHost} does not let this hub connect to ${host}`),
  )
  expect(logged.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'warn', msg: expect.stringContaining(`allow ${host}:443`) }),
  ])
  expect(lines.at(-1)).not.toHaveProperty('problem.fields')
  expect(hub.proxy.seen).toMatchObject([{ url: `${host}:443`, headers: { 'proxy-authorization': expect.any(String) } }])

  // Neither the answer nor the log holds the proxy's password, and the proxy never saw a credential.
  const told = JSON.stringify(lines) + hub.lines.join('')
  for (const secret of ['fakeProxyWord', btoa('ada:fakeProxyWord')]) expect(told).not.toContain(secret)
  expect(JSON.stringify(hub.proxy.seen)).not.toContain(hub.values.clientSecret)

  expect((await hub.link(hub.sandboxConfig)).at(-1)).toMatchObject({ type: 'done' })
  expect(hub.proxy.seen).toHaveLength(1)
})

test('a proxy that wants another sign-in does not make the entries look wrong', async () => {
  const hub = await hubBehind(() => ({ status: 407 }))
  expect((await hub.link(hub.productionConfig)).at(-1)).toMatchObject({
    problem: { kind: 'could_not_check', next: expect.stringContaining('Nothing is known to be wrong') },
  })
  expect(hub.lines.join('')).toContain('HTTPS_PROXY')
})
