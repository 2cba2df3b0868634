import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testPerson } from '#lib/auth/installation.fixture.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testSession } from '#lib/sessions/sessions.fixture.ts'
import { ask, linesOf, signedUpApi } from './api.fixture.ts'
import { accountSchema } from './contract.ts'
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
      owner: { name: 'Globex', key: expect.stringMatching(/^[\w-]{22}$/) },
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
    account: {
      origin_owner_name: 'Globex',
      type: 'test',
      setup_information: { companySubdomain: 'acme' },
      metadata: null,
    },
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

test('an owner’s key is the same in each of their sessions, another for others, and does not tell their id', async () => {
  const api = await signedUpApi()
  const keyIn = async (given: Record<string, unknown>) => {
    const { token } = await made(api, given)
    return (await (await ask(api, '/api/session', { headers: tokenOf(token) })).json()).owner.key as string
  }
  const first = await keyIn({})
  expect(await keyIn({ origin_owner_name: 'Globex Ltd', type: 'production' })).toBe(first)
  expect(await keyIn({ origin_owner_id: 'cust-2' })).not.toBe(first)
  const { projectId } = await testPerson(api.db)
  const other = await testSession(api.db, projectId)
  const view = await (await ask(api, '/api/session', { headers: other.headers })).json()
  expect(view.owner).toEqual({ name: 'Globex', key: expect.not.stringMatching(first) })
})

test('where the one connector was switched off, the customer is told what they can do; of others nothing is told', async () => {
  const api = await signedUpApi()
  const { token } = await made(api)
  await api.db.prisma.config.updateMany({ where: { connector: 'udemy' }, data: { enabled: false } })
  const headers = tokenOf(token)
  expect(await (await ask(api, '/api/session', { headers })).json()).toMatchObject({ connector: null, connectors: [] })
  const said = {
    message: 'Udemy Business cannot be connected with this link any more.',
    next: 'Ask whoever sent it for a new one.',
  }
  expect(await saidBy(await ask(api, '/api/connectors/udemy', { headers }))).toMatchObject({ status: 404, ...said })
  expect(await saidBy(await link(api, token))).toMatchObject({ kind: 'config_disabled', ...said })
  const absent = await saidBy(await ask(api, '/api/connectors/nothing', { headers }))
  expect(await saidBy(await ask(api, '/api/connectors/coursera', { headers }))).toEqual(absent)
  expect(absent.message).not.toContain('any more')
})

test('a session reads nothing of what the operator knows its account by', async () => {
  const api = await signedUpApi()
  await api.db.prisma.config.updateMany({ where: { connector: 'udemy' }, data: { name: 'Whale tier' } })
  const secret = { label: 'Hard to please', metadata: { plan: 'churning' }, max_links: 5 }
  const first = await made(api, secret)
  const headers = tokenOf(first.token)
  const done = (await linesOf(await link(api, first.token))).at(-1)
  if (done?.type !== 'done') throw new Error(JSON.stringify(done))
  const { id } = done.account
  const relinked = await ask(api, `/api/accounts/${id}/relink`, {
    json: { attempt: randomUUID(), values: {} },
    headers,
  })
  const edited = (await linesOf(relinked)).at(-1)
  if (edited?.type !== 'done') throw new Error(JSON.stringify(edited))
  const view = await (await ask(api, '/api/session', { headers })).json()
  const one = await (await ask(api, `/api/accounts/${id}`, { headers })).json()
  const patched = await ask(api, `/api/hub/accounts/${id}`, {
    method: 'PATCH',
    json: { integration_id: one.config.id, credentials: {} },
    headers,
  })
  expect([patched.status, await patched.json()]).toEqual([200, { id, provider: 'udemy' }])
  const answers = [done.account, edited.account, view.account, ...view.accounts, one]
  expect(answers).toHaveLength(5)
  for (const account of answers) {
    expect(accountSchema.parse(account)).toMatchObject({
      ...{ origin_owner_id: '', label: null, metadata: null, origin_owner_name: 'Globex' },
      ...{ config: { name: '', environment: 'sandbox' }, display_name: 'acme.udemy.com' },
    })
    expect(JSON.stringify(account)).not.toMatch(/cust-1|Hard to please|churning|Whale/)
  }
  const twice = await (await link(api, first.token)).text()
  expect(twice).toContain('already_linked')
  expect(twice).not.toMatch(/cust-1|Hard to please|churning|Whale/)
  // Who runs the hub sees it all.
  expect(await (await api.as(`/api/accounts/${id}`)).json()).toMatchObject({
    ...{ origin_owner_id: 'cust-1', label: 'Hard to please', display_name: 'Hard to please' },
    ...{ metadata: secret.metadata, config: { name: 'Whale tier' } },
  })
})
