import { expect, test } from 'vitest'
import { newId, toPublic } from '#lib/ids.ts'
import { testSession } from '#lib/sessions/sessions.fixture.ts'
import { ask, linesOf, signedUpApi } from './api.fixture.ts'
import { frameSchema, madeSessionSchema, sessionListSchema, sessionViewSchema } from './session-contract.ts'
import { customer, link, made, saidBy, tokenOf, valuesOf } from './sessions.fixture.ts'

test('a backend makes a session with its key, and the customer links with nothing but its token', async () => {
  const api = await signedUpApi()
  const session = await made(api, { values: { companySubdomain: 'acme' }, locked: ['companySubdomain'] })
  expect(session).toMatchObject({ state: 'waiting', created_by: null, expires_at: expect.any(String) })

  const view = sessionViewSchema.parse(
    await (await ask(api, '/api/session', { headers: tokenOf(session.token) })).json(),
  )
  expect(view).toMatchObject({
    ...{
      project: { name: 'Acme Learning' },
      owner: { name: 'Globex' },
      provider: 'udemy',
      links_left: 1,
      account: null,
      accounts: [],
    },
    ...{ values: { companySubdomain: 'acme' }, locked: ['companySubdomain'], connectors: [{ id: 'udemy' }] },
  })
  expect(Object.keys(view.connector!.fields)).toContain('organisationId')
  expect(view.connectors[0]!.configs.map(({ environment, account_count }) => [environment, account_count])).toEqual([
    ['production', 0],
    ['sandbox', 0],
  ])
  const { organisationId, clientId, clientSecret } = await valuesOf('good')
  const lines = await linesOf(await link(api, session.token, { values: { organisationId, clientId, clientSecret } }))
  expect(lines[0]).toMatchObject({ type: 'steps' })
  expect(lines.at(-1)).toMatchObject({
    type: 'done',
    account: { ...customer, type: 'test', setup_information: { companySubdomain: 'acme' }, metadata: null },
  })
  expect((await ask(api, '/api/session', { headers: tokenOf(session.token) })).status).toBe(410)

  const { data } = sessionListSchema.parse(await (await api.as('/api/connect_sessions')).json())
  expect(data).toMatchObject([
    { session_id: session.session_id, state: 'used', opened_at: expect.any(String), links_made: 1 },
  ])
  expect(JSON.stringify(data)).not.toContain(session.token.split('.')[1])
})

test('an admin makes the same in the dashboard, a viewer cannot, and null means absent', async () => {
  const api = await signedUpApi()
  const body = {
    ...customer,
    provider: null,
    categories: null,
    label: null,
    metadata: null,
    expires_in: null,
    multiple: null,
  }
  expect((await api.as('/api/connect_sessions', { json: { ...body, provider_version: null } })).status).toBe(201)
  const both = { integration_id: toPublic('cfg', newId()), connector_profile_id: toPublic('cfg', newId()) }
  const refused = await api.as('/api/connect_sessions', { json: { ...customer, ...both } })
  expect(await refused.json()).toMatchObject({ status: 422, fields: { connector_profile_id: expect.any(String) } })
  await api.db.prisma.membership.updateMany({ data: { role: 'viewer' } })
  expect((await api.as('/api/connect_sessions', { json: body })).status).toBe(403)
  expect((await api.as('/api/connect_sessions')).status).toBe(200)
})

test('a session is renewed and revoked from the dashboard, and asks for renewal itself when it is over', async () => {
  const api = await signedUpApi()
  const first = await made(api)
  const renewed = await (await api.as(`/api/connect_sessions/${first.session_id}/renew`, { method: 'POST' })).json()
  expect(madeSessionSchema.parse(renewed).token).not.toBe(first.token)
  expect(await (await ask(api, '/api/session', { headers: tokenOf(first.token) })).json()).toMatchObject({
    kind: 'session_revoked',
  })
  await api.db.prisma.connectSession.updateMany({ where: { revokedAt: null }, data: { expiresAt: new Date(0) } })
  const over = tokenOf(renewed.token)
  expect(await (await ask(api, '/api/session', { headers: over })).json()).toMatchObject({
    status: 410,
    kind: 'session_expired',
  })
  const asked = await ask(api, '/api/session/renewal', { method: 'POST', headers: over })
  expect([asked.status, await asked.json()]).toEqual([200, { asked_at: expect.any(String) }])
  const gone = await api.as(`/api/connect_sessions/${renewed.session_id}`, { method: 'DELETE' })
  expect(gone.status).toBe(204)
  expect((await ask(api, '/api/session/renewal', { method: 'POST', headers: over })).status).toBe(410)
})

test('a session of type production offers no sandbox, one of another connector nothing else', async () => {
  const api = await signedUpApi()
  const { projectId } = api.sandboxConfig
  const production = await testSession(api.db, projectId, { type: 'production', provider: null })
  const { data } = await (await ask(api, '/api/connectors', production)).json()
  expect(
    data.flatMap(({ configs }: { configs: { environment: string }[] }) =>
      configs.map(({ environment }) => environment),
    ),
  ).not.toContain('sandbox')
  const detail = await (await ask(api, '/api/connectors/udemy', production)).json()
  expect(detail.test_credentials).toEqual([])
  const { headers } = await testSession(api.db, projectId)
  const absent = await saidBy(await ask(api, '/api/connectors/nothing', { headers }))
  expect(await saidBy(await ask(api, '/api/connectors/coursera', { headers }))).toEqual(absent)
  expect((await (await ask(api, '/api/connectors/udemy', { headers })).json()).test_credentials.length).toBeGreaterThan(
    3,
  )
})

test('a frame knows brand and form before the secret is there, and nothing of the owner', async () => {
  const api = await signedUpApi()
  const logo = { logo: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), logoType: 'image/svg+xml' }
  await api.db.prisma.project.updateMany({ data: { ...logo, embedOrigins: ['https://acme.example'] } })
  const session = await made(api, { label: 'Private', origin_username: 'hank' })
  const answer = await ask(api, `/api/sessions/${session.session_id}/frame`)
  const text = await answer.text()
  const frame = frameSchema.parse(JSON.parse(text))
  expect(frame).toMatchObject({
    project: { name: 'Acme Learning' },
    origins: ['https://acme.example'],
    provider: 'udemy',
  })
  expect(frame.connector).toMatchObject({ id: 'udemy', configs: [], test_credentials: [] })
  expect(text).not.toMatch(/Globex|cust-1|Private|hank/)
  const picture = await ask(api, frame.brand.logo_url!)
  expect(picture.headers.get('content-type')).toBe('image/svg+xml')
  expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'")
  const said = await saidBy(await ask(api, `/api/sessions/${toPublic('ses', newId())}/frame`))
  expect(said).toMatchObject({ status: 404 })
  expect(await saidBy(await ask(api, '/api/sessions/x/frame'))).toEqual(said)
})
