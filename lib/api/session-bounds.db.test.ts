import { expect, test } from 'vitest'
import { testPerson } from '#lib/auth/installation.fixture.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testSession } from '#lib/sessions/sessions.fixture.ts'
import { ask, linesOf, signedUpApi } from './api.fixture.ts'
import { customer, keyOf, link, made, saidBy, tokenOf, valuesOf } from './sessions.fixture.ts'

test('absent, foreign, malformed and altered tokens get one answer; over ones theirs', async () => {
  const api = await signedUpApi()
  const { projectId } = api.sandboxConfig
  const { token, id } = await testSession(api.db, projectId)
  const flipped = (at: number) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
  const tokens = [
    flipped(40),
    flipped(token.length - 1),
    flipped(5),
    `${toPublic('ses', newId())}.${token.split('.')[1]}`,
  ]
  const shapes = [
    '',
    'x',
    '{}',
    '[]',
    `${toPublic('ses', id)}.`,
    token.toUpperCase(),
    `${token}.${token}`,
    `Bearer ${token}`,
  ]
  const answers = await Promise.all(
    [...tokens, ...shapes].map(async (text) => saidBy(await ask(api, '/api/session', { headers: tokenOf(text) }))),
  )
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({
    status: 401,
    kind: 'session_unknown',
    next: expect.stringContaining('copy the whole of it'),
  })
  for (const text of tokens) expect((await link(api, text)).status).toBe(401)
  for (const [kind, data] of [
    ['session_expired', { expiresAt: new Date(0) }],
    ['session_used', { usedAt: new Date() }],
    ['session_revoked', { revokedAt: new Date() }],
  ] as const) {
    const over = await testSession(api.db, projectId, data)
    for (const answer of [
      await ask(api, '/api/session', over),
      await link(api, over.token),
      await ask(api, '/api/connectors', over),
    ])
      expect(await saidBy(answer)).toMatchObject({
        status: 410,
        kind,
        next: expect.stringContaining('Ask whoever sent it'),
      })
  }
  expect(await api.db.prisma.linkedAccount.count()).toBe(0)
})

test('a token is looked up for its own project only, and is a text', async () => {
  const api = await signedUpApi()
  const mine = await made(api)
  const { projectId } = await testPerson(api.db)
  const foreign = await testSession(api.db, projectId)
  const look = (token: unknown) => api.as('/api/connect_sessions/authenticate', { json: { token } })
  const found = await look(mine.token)
  expect([found.status, await found.json()]).toMatchObject([201, { session_id: mine.session_id }])
  expect(await saidBy(await look(foreign.token))).toEqual(await saidBy(await look('x')))
  for (const token of [{ $ne: '' }, [mine.token], 7, null, undefined, { id: mine.session_id }])
    expect((await look(token)).status).toBe(422)
  const hidden = await Promise.all(
    [toPublic('ses', foreign.id), toPublic('ses', newId()), 'x'].map(async (id) =>
      saidBy(await api.as(`/api/connect_sessions/${id}`, { method: 'DELETE' })),
    ),
  )
  for (const answer of hidden) expect(answer).toEqual(hidden[0])
})

test('beside a token neither a cookie nor a key is looked at', async () => {
  const api = await signedUpApi()
  const { bearer } = await keyOf(api)
  const { headers: session } = await testSession(api.db, api.sandboxConfig.projectId)
  for (const beside of [{}, { cookie: api.cookie }, bearer] as Record<string, string>[]) {
    expect((await ask(api, '/api/accounts', { headers: { ...session, ...beside } })).status).toBe(403)
    expect((await ask(api, '/api/me', { headers: { ...session, ...beside } })).status).toBe(403)
    const wrong = { ...tokenOf('x'), ...beside }
    expect((await ask(api, '/api/accounts', { headers: wrong })).status).toBe(401)
  }
  expect((await ask(api, '/api/session', { headers: { cookie: api.cookie } })).status).toBe(401)
})

test('a session lists no accounts, sees no others, and neither renames, checks nor deletes its own', async () => {
  const api = await signedUpApi()
  const session = await made(api)
  const own = (await linesOf(await link(api, session.token))).at(-1)
  if (own?.type !== 'done') throw new Error(JSON.stringify(own))
  const { headers } = await testSession(api.db, api.sandboxConfig.projectId)
  const stranger = await testSession(api.db, api.sandboxConfig.projectId, { originOwnerId: 'cust-2' })
  const { id } = own.account
  expect((await ask(api, `/api/accounts/${id}`, { headers })).status).toBe(200)
  const absent = await saidBy(await ask(api, `/api/accounts/${toPublic('acc', newId())}`, stranger))
  expect(await saidBy(await ask(api, `/api/accounts/${id}`, stranger))).toEqual(absent)
  for (const [method, path] of [
    ['GET', '/api/accounts'],
    ['PATCH', `/api/accounts/${id}`],
    ['DELETE', `/api/accounts/${id}`],
    ['POST', `/api/accounts/${id}/check`],
    ['POST', `/api/accounts/${id}/restore`],
    ['POST', '/api/connect_sessions'],
    ['GET', '/api/connect_sessions'],
  ] as const)
    expect([
      path,
      (await ask(api, path, { method, headers, ...(method === 'PATCH' && { json: { label: 'x' } }) })).status,
    ]).toEqual([path, 403])
})

test('a key without the scope is refused by its name, as Bearer and as Basic', async () => {
  const api = await signedUpApi()
  const { basic, bearer } = await keyOf(api, ['accounts:read'])
  for (const headers of [basic, bearer]) {
    const refused = await ask(api, '/api/connect_sessions', { json: customer, headers })
    expect(await refused.json()).toMatchObject({
      status: 403,
      kind: 'not_allowed',
      detail: expect.stringContaining('sessions:write'),
    })
    expect((await ask(api, '/api/accounts', { headers })).status).toBe(200)
  }
  const { bearer: maker } = await keyOf(api, ['sessions:write'])
  expect((await ask(api, '/api/connect_sessions', { json: customer, headers: maker })).status).toBe(201)
  expect((await ask(api, '/api/connect_sessions', { headers: maker })).status).toBe(403)
})

test('neither token nor credentials of a session stand in the log', async () => {
  const api = await signedUpApi()
  const session = await made(api)
  const secret = session.token.split('.')[1]!
  // What is drawn has the sandbox's documented credentials in it.
  await ask(api, '/api/session', { headers: tokenOf(session.token) })
  const answers = [await link(api, session.token), await link(api, session.token), await link(api, `${session.token}x`)]
  const said = (await Promise.all(answers.map((answer) => answer.text()))).join('')
  const { clientSecret } = await valuesOf('good')
  expect(said).toContain('"type":"done"')
  for (const hidden of [secret, clientSecret!, session.session_id]) expect(api.lines.join('')).not.toContain(hidden)
  for (const hidden of [secret, clientSecret!]) expect(said).not.toContain(hidden)
})
