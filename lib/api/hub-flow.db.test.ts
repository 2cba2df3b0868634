import { expect, test } from 'vitest'
import { newId, toPublic } from '#lib/ids.ts'
import { testSession } from '#lib/sessions/sessions.fixture.ts'
import { ask, signedUpApi } from './api.fixture.ts'
import { valuesOf } from './sessions.fixture.ts'

// Asked as `@stackone/hub` 1.11.4 asks: with its version in a header, from a page of another origin.

const page = 'https://app.acme.example'
type Api = Awaited<ReturnType<typeof signedUpApi>>
type Given = Parameters<typeof testSession>[2]

async function hubOf(api: Api, given: Given = {}) {
  const { headers } = await testSession(api.db, api.sandboxConfig.projectId, { origins: [page], ...given })
  const asPage = { 'x-hub-version': '1.11.4', 'content-type': 'application/json', origin: page, ...headers }
  const send = (method: string, path: string, json?: unknown) =>
    ask(api, `/api/hub${path}`, { method, headers: asPage, ...(json !== undefined && { json }) })
  return { send, headers, get: async (path: string) => (await send('GET', path)).json() }
}
const sandboxId = (api: Api) => toPublic('cfg', api.sandboxConfig.id)

test('the hub lists, draws its form, links, and opens the account for editing with its secrets as markers', async () => {
  const api = await signedUpApi()
  const first = await hubOf(api)
  expect(await first.get('/settings')).toEqual({ enabled_features: [] })
  const { integrations } = await first.get('/connectors')
  expect(integrations).toMatchObject([
    { active: true, name: 'Udemy Business', provider: 'udemy', environment: 'production', type: 'lms' },
    { name: 'Udemy Business (sandbox)', environment: 'sandbox', integration_id: sandboxId(api) },
  ])
  // It tells the entries of its list apart by these two.
  const keys = integrations.map((it: { provider: string; version: string }) => `${it.provider}@${it.version}`)
  expect(new Set(keys).size).toBe(2)
  expect(integrations[0].logo_url).toBe(`${api.origin}/api/connectors/udemy/logo`)
  expect((await first.get('/connectors?provider=coursera')).integrations).toEqual([])

  const { config, hub_settings } = await first.get(`/connectors/${sandboxId(api)}`)
  expect(config).toMatchObject({
    key: 'udemy',
    name: 'Udemy Business (sandbox)',
    type: 'custom',
    assets: { icon: integrations[0].logo_url },
  })
  expect(config.configNotices).toMatchObject([{ type: 'warning', position: 'top' }])
  expect(config.configFields).toMatchObject([
    { key: 'clientId', label: 'Client ID', type: 'text', required: true, secret: true, readOnly: false },
    { key: 'clientSecret', type: 'password', secret: true },
    { key: 'companySubdomain', type: 'text', secret: false, placeholder: 'Example: acme' },
    { key: 'organisationId', secret: false },
  ])
  expect(hub_settings).toEqual({ configured_webhook_events: [], project_settings: {} })

  const linked = await first.send('POST', '/accounts', {
    integration_id: sandboxId(api),
    credentials: await valuesOf('good'),
  })
  expect(linked.status).toBe(201)
  const { id, provider } = await linked.json()
  expect([id, provider]).toEqual([expect.stringMatching(/^acc_/), 'udemy'])
  expect((await first.send('GET', '/settings')).status).toBe(410)

  const second = await hubOf(api)
  expect(await second.get('/settings')).toMatchObject({ existing_account_id: id })
  const account = await second.get(`/accounts/${id}`)
  expect(account).toMatchObject({
    ...{
      secureId: id,
      provider: 'udemy',
      environment: 'sandbox',
      integrationId: sandboxId(api),
      authConfigKey: 'client_credentials',
    },
    ...{ setupInformation: { companySubdomain: 'acme', organisationId: '100028' } },
    secrets: { clientId: '__secretvalue:**redacted**0000', clientSecret: '__secretvalue:**redacted**0000' },
  })
  const wrong = { organisationId: '999999', clientSecret: account.secrets.clientSecret }
  expect(
    (await second.send('PATCH', `/accounts/${id}`, { integration_id: sandboxId(api), credentials: wrong })).status,
  ).toBe(422)
  const credentials = { organisationId: 100028, clientSecret: account.secrets.clientSecret }
  const updated = await second.send('PATCH', `/accounts/${id}`, { integration_id: sandboxId(api), credentials })
  expect([updated.status, await updated.json()]).toEqual([200, { id, provider: 'udemy' }])
})

test('a refused credential is said in our words, in the place where the hub shows them', async () => {
  const api = await signedUpApi()
  const hub = await hubOf(api)
  const refused = await hub.send('POST', '/accounts', {
    integration_id: sandboxId(api),
    credentials: await valuesOf('wrong_secret'),
  })
  expect(refused.status).toBe(422)
  const { provider_response: said, ...shown } = await refused.json()
  expect(shown).toEqual({
    statusCode: 422,
    message: expect.stringContaining('Udemy did not accept this Client ID and Client Secret. Copy both again.'),
  })
  // Folded away below the sentence; an empty one would be told as "Please try again later".
  expect(JSON.parse(said)).toEqual({
    status: expect.any(Number),
    raw: expect.any(String),
    request_id: expect.any(String),
  })
  const typed = { ...(await valuesOf('good')), companySubdomain: 'www' }
  const malformed = await hub.send('POST', '/accounts', { integration_id: sandboxId(api), credentials: typed })
  expect(await malformed.json()).toMatchObject({
    statusCode: 422,
    message: expect.stringContaining('Company Subdomain'),
  })
  expect(await api.db.prisma.linkedAccount.count()).toBe(0)
  expect(
    (await hub.send('POST', '/accounts', { integration_id: sandboxId(api), credentials: { clientId: { $ne: '' } } }))
      .status,
  ).toBe(422)
})

test('an account of the owner is updated instead of linked twice, also when the hub asks for a new one', async () => {
  const api = await signedUpApi()
  const body = { integration_id: sandboxId(api), credentials: await valuesOf('good') }
  const [one, two] = [await hubOf(api), await hubOf(api, { provider: null })]
  const { id } = await (await one.send('POST', '/accounts', body)).json()
  expect(await two.get('/settings')).toEqual({ enabled_features: [] })
  expect(await (await two.send('POST', '/accounts', body)).json()).toEqual({ id, provider: 'udemy' })
  const new_ = await hubOf(api, { multiple: true })
  expect((await (await new_.send('POST', '/accounts', body)).json()).id).not.toBe(id)
})

test('known values are drawn and sent along, locked ones read-only', async () => {
  const api = await signedUpApi()
  const values = { companySubdomain: 'acme', organisationId: '100028' }
  const hub = await hubOf(api, { values, locked: ['companySubdomain'] })
  const { config } = await hub.get(`/connectors/${sandboxId(api)}`)
  expect(config.configFields.slice(2)).toMatchObject([
    { key: 'companySubdomain', value: 'acme', readOnly: true },
    { key: 'organisationId', value: '100028', readOnly: false },
  ])
  const { clientId, clientSecret } = await valuesOf('good')
  const credentials = { clientId, clientSecret, companySubdomain: 'borealis' }
  expect((await hub.send('POST', '/accounts', { integration_id: sandboxId(api), credentials })).status).toBe(201)
})

test('what is not the session’s is not there', async () => {
  const api = await signedUpApi()
  const hub = await hubOf(api, { type: 'production' })
  const body = { integration_id: sandboxId(api), credentials: await valuesOf('good') }
  const absent = await hub.get(`/connectors/${toPublic('cfg', newId())}`)
  expect(absent).toEqual({ statusCode: 404, message: expect.any(String) })
  expect(await hub.get(`/connectors/${sandboxId(api)}`)).toEqual(absent)
  expect((await hub.send('POST', '/accounts', body)).status).toBe(404)
  const stranger = await hubOf(api, { originOwnerId: 'cust-2' })
  const { id } = await (await stranger.send('POST', '/accounts', body)).json()
  const own = await hubOf(api)
  const none = await own.get(`/accounts/${toPublic('acc', newId())}`)
  expect(await own.get(`/accounts/${id}`)).toEqual(none)
  expect((await own.send('PATCH', `/accounts/${id}`, body)).status).toBe(404)
})

test('a session that is over is told in few words, for they are shown as JSON', async () => {
  const api = await signedUpApi()
  const hub = await hubOf(api, { usedAt: new Date(), linksMade: 1 })
  const over = await hub.send('GET', '/connectors')
  expect([over.status, await over.json()]).toEqual([
    410,
    { statusCode: 410, message: expect.stringMatching(/^This link was used already.* Ask whoever sent it/) },
  ])
})

test('an edit that nobody may make is answered with no status that the hub takes for success', async () => {
  const api = await signedUpApi()
  const body = { json: { integration_id: sandboxId(api), credentials: {} }, headers: { 'x-hub-session-token': 'x' } }
  const answer = await ask(api, '/api/hub/accounts/acc_x', { method: 'PATCH', ...body })
  expect([answer.status, (await answer.json()).statusCode]).toEqual([410, 410])
  expect((await ask(api, '/api/hub/accounts', { method: 'POST', ...body })).status).toBe(401)
})

const allowed = (answer: Response) => answer.headers.get('access-control-allow-origin')
const question = (api: Api, path: string, origin: string) =>
  ask(api, path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'x-hub-session-token',
    },
  })

test('pages of listed origins may ask, and no others; elsewhere in the API nobody may', async () => {
  const api = await signedUpApi()
  const { headers } = await hubOf(api)
  const yes = await question(api, '/api/hub/accounts/x', page)
  expect([yes.status, allowed(yes)]).toEqual([204, page])
  expect(yes.headers.get('access-control-allow-methods')).toContain('PATCH')
  expect(yes.headers.get('access-control-allow-headers')).toContain('x-hub-session-token')
  expect(yes.headers.get('access-control-allow-credentials')).toBeNull()
  expect(yes.headers.get('vary')).toContain('origin')
  for (const origin of [
    'https://evil.example',
    'null',
    `${page}.evil.example`,
    'http://app.acme.example',
    `${page}:8443`,
  ]) {
    const no = await question(api, '/api/hub/settings', origin)
    const asked = await ask(api, '/api/hub/settings', { headers: { ...headers, origin } })
    expect([no.status, asked.status, (await asked.json()).kind]).toEqual([403, 403, 'wrong_origin'])
    for (const answer of [no, asked])
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  }
  for (const path of ['/api/accounts', '/api/session', '/api/connect_sessions']) {
    expect(allowed(await question(api, path, page))).toBeNull()
    expect(allowed(await ask(api, path, { headers: { ...headers, origin: page } }))).toBeNull()
  }
  const elsewhere = await ask(api, '/api/accounts', { json: {}, headers: { ...headers, origin: page } })
  expect([elsewhere.status, (await elsewhere.json()).kind]).toEqual([403, 'wrong_origin'])
})

test('a session’s own origins count instead of its project’s, and its refusals can be read by its page', async () => {
  const api = await signedUpApi()
  await api.db.prisma.project.updateMany({ data: { embedOrigins: ['https://project.example'] } })
  const from = async (origin: string, given: Given) => {
    const { headers } = await hubOf(api, given)
    return ask(api, '/api/hub/settings', { headers: { ...headers, origin } })
  }
  expect(allowed(await from('https://project.example', { origins: [] }))).toBe('https://project.example')
  expect(allowed(await from('https://project.example', {}))).toBeNull()
  const over = await from(page, { expiresAt: new Date(0) })
  expect([over.status, allowed(over)]).toEqual([410, page])
  const unknown = await ask(api, '/api/hub/settings', {
    headers: { origin: 'https://project.example', 'x-hub-session-token': 'x' },
  })
  expect([unknown.status, allowed(unknown)]).toEqual([401, 'https://project.example'])
  await api.db.pool.query('alter table configs rename to elsewhere')
  const { send } = await hubOf(api)
  const broken = await send('GET', '/connectors')
  expect([broken.status, allowed(broken)]).toEqual([500, page])
})

test('the hub’s own origin and callers that are no page need no list; without a token nobody is heard', async () => {
  const api = await signedUpApi()
  const { headers } = await hubOf(api)
  expect((await ask(api, '/api/hub/settings', { headers })).status).toBe(200)
  expect((await fetch(`${api.origin}/api/hub/settings`, { headers })).status).toBe(200)
  const cookieOnly = await fetch(`${api.origin}/api/hub/accounts`, {
    method: 'POST',
    body: '{}',
    headers: { cookie: api.cookie, 'content-type': 'application/json', origin: page },
  })
  expect(cookieOnly.status).toBe(403)
  expect((await api.as('/api/hub/settings')).status).toBe(401)
})
