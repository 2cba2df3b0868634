import { expect, test } from 'vitest'
import { testProject } from '#lib/accounts/project.fixture.ts'
import { authenticate } from '#lib/auth/context.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { inEnglish } from '#lib/words/in-english.fixture.ts'
import { testDb } from '#server/test-db.ts'
import {
  askForRenewal,
  authenticateSession,
  createSession,
  eraseSessions,
  findFrame,
  isListedOrigin,
  listSessions,
  openSession,
  renewSession,
  revokeSession,
  type SessionContext,
} from './index.ts'
import { testSession } from './sessions.fixture.ts'

const db = await testDb()
const deps = { prisma: db.prisma, hubUrl: 'https://hub.acme.example' }
const past = () => new Date(Date.now() - 1000)
const eventsOf = async (projectId: string) =>
  (await db.prisma.outboxEvent.findMany({ where: { projectId } })).map(({ type }) => type)
const withToken = async (sessionToken: string) => (await authenticate(db, { sessionToken })) as SessionContext

test.each([
  ['expired', 'session_expired', () => ({ expiresAt: past() })],
  ['used', 'session_used', () => ({ usedAt: past(), linksMade: 1 })],
  ['revoked', 'session_revoked', () => ({ revokedAt: past() })],
])(
  'whoever has the right secret is told that a session is %s; with another secret it is unknown',
  async (state, kind, ended) => {
    const { context, projectId } = await testProject(db)
    const { token, row } = await testSession(db, projectId, ended())
    expect(inEnglish(await authenticateSession(deps, context, token))).toMatchObject({
      problem: { kind, next: expect.stringContaining('Ask') },
    })
    const guess = `${toPublic('ses', row.id)}.${'A'.repeat(43)}`
    expect(await authenticateSession(deps, context, guess)).toMatchObject({ problem: { kind: 'session_unknown' } })
    expect(await listSessions(deps, context, { pageSize: 5 })).toMatchObject({ value: { sessions: [{ state }] } })
  },
)

test('sessions are listed newest first, page by page, without anything that opens them', async () => {
  const { context, projectId } = await testProject(db)
  const createdAt = new Date()
  const made = [
    await testSession(db, projectId, { createdAt: new Date(createdAt.getTime() - 5) }),
    ...(await Promise.all(Array.from({ length: 4 }, () => testSession(db, projectId, { createdAt })))),
  ]
  await testSession(db, (await testProject(db)).projectId)
  const seen: string[] = []
  for (let next: string | undefined, page = 0; page < 3; page++) {
    const listed = await listSessions(deps, context, { pageSize: 2, next })
    if (!listed.ok) throw new Error(String(listed.problem.message))
    seen.push(...listed.value.sessions.map(({ session_id }) => session_id))
    next = listed.value.next
    expect(JSON.stringify(listed.value)).not.toMatch(/hash|token|secret/)
    expect(next === undefined).toBe(page === 2)
  }
  const expected = made.map(({ id }) => toPublic('ses', id))
  expect([...seen].sort()).toEqual([...expected].sort())
  expect(seen.at(-1)).toBe(expected[0])
  for (const next of ['x', 'zzzzzzzzzzzz.ses_x', `0.${toPublic('acc', newId())}`])
    expect(await listSessions(deps, context, { pageSize: 2, next })).toMatchObject({
      problem: { kind: 'invalid_request' },
    })
})

test('who made a session is named: a person or a key', async () => {
  const { context, projectId } = await testProject(db)
  await db.prisma.person.create({
    data: { id: context.actor.id, name: 'Ada', email: `${newId()}@acme.example`, passwordHash: '' },
  })
  const customer = { originOwnerId: 'cust-1', originOwnerName: 'Globex' }
  await createSession(deps, context, customer)
  const keyId = newId()
  await db.prisma.apiKey.create({
    data: { id: keyId, projectId, name: 'Backend', hash: Buffer.from(keyId), hint: 'fake' },
  })
  await createSession(
    deps,
    { projectId, actor: { type: 'api_key', id: keyId }, role: 'admin', ip: undefined },
    customer,
  )
  const listed = await listSessions(deps, context, { pageSize: 5 })
  expect(listed.ok && listed.value.sessions.map(({ created_by }) => created_by).sort()).toEqual(['Ada', 'Backend'])
})

test('a revoked session opens nothing; revoking twice is as good as once; foreign ones are not there', async () => {
  const [mine, other] = [await testProject(db), await testProject(db)]
  const { token, row } = await testSession(db, mine.projectId)
  const id = toPublic('ses', row.id)
  const refused = await Promise.all([
    revokeSession(deps, other.context, id),
    revokeSession(deps, mine.context, toPublic('ses', newId())),
    revokeSession(deps, mine.context, 'x'),
  ])
  for (const answer of refused) expect(answer).toEqual(refused[0])
  expect(refused[0]).toMatchObject({ problem: { kind: 'not_found' } })
  for (const _ of [1, 2]) expect(await revokeSession(deps, mine.context, id)).toMatchObject({ ok: true })
  expect((await withToken(token)).session.over).toMatchObject({ kind: 'session_revoked' })
  expect(await db.prisma.auditEvent.count({ where: { projectId: mine.projectId, action: 'session.revoked' } })).toBe(1)
})

test('a renewed session has the same content and length of time, and the old link is worthless', async () => {
  const { context, projectId } = await testProject(db)
  const given = {
    metadata: { plan: 'pro' },
    values: { companySubdomain: 'acme' },
    locked: ['companySubdomain'],
    label: 'L',
  }
  const more = { origins: ['https://app.acme.com'], maxLinks: 3, linksMade: 2, multiple: true, originUsername: 'hank' }
  const old = await testSession(db, projectId, { ...given, ...more, openedAt: past(), renewalAskedAt: past() })
  const renewed = await renewSession(deps, context, toPublic('ses', old.id))
  if (!renewed.ok) throw new Error(String(renewed.problem.message))
  expect(renewed.value).toMatchObject({
    ...{ ...given, origins: more.origins, max_links: 3, links_made: 0, multiple: true, origin_username: 'hank' },
    ...{ state: 'waiting', renewal_asked_at: null, provider: 'udemy', type: 'test' },
  })
  expect(Math.round((Date.parse(renewed.value.expires_at) - Date.now()) / 60_000)).toBe(30)
  expect((await withToken(old.token)).session.over).toMatchObject({ kind: 'session_revoked' })
  expect((await withToken(renewed.value.token)).session.over).toBeUndefined()
  const again = await Promise.all([1, 2].map(() => renewSession(deps, context, renewed.value.session_id)))
  expect(again.map(({ ok }) => ok).sort()).toEqual([false, true])
})

test('an expired and a used link can be renewed, and a link whose account is gone cannot', async () => {
  const { context, projectId } = await testProject(db)
  for (const ended of [{ expiresAt: past(), createdAt: new Date(Date.now() - 61_000) }, { usedAt: past() }]) {
    const { id } = await testSession(db, projectId, ended)
    expect(await renewSession(deps, context, toPublic('ses', id))).toMatchObject({ ok: true })
  }
  const { id } = await testSession(db, projectId, { accountId: newId() })
  expect(await renewSession(deps, context, toPublic('ses', id))).toMatchObject({
    problem: { fields: { account_id: expect.any(String) } },
  })
})

test('the first opening is noted and told once, also of many at once', async () => {
  const { projectId } = await testProject(db)
  const { token, id } = await testSession(db, projectId)
  const context = await withToken(token)
  await Promise.all(Array.from({ length: 10 }, () => openSession(deps, context)))
  await openSession(deps, await withToken(token))
  expect(await eventsOf(projectId)).toEqual(['session.opened'])
  expect((await db.prisma.connectSession.findUniqueOrThrow({ where: { id } })).openedAt).not.toBeNull()
})

test('a new link is asked for from an expired or used one, and told once an hour', async () => {
  const { projectId } = await testProject(db)
  const { token, id } = await testSession(db, projectId, { expiresAt: past() })
  const context = await withToken(token)
  const asked = await Promise.all(Array.from({ length: 10 }, () => askForRenewal(deps, context)))
  expect(asked.every(({ ok }) => ok)).toBe(true)
  expect(await eventsOf(projectId)).toEqual(['session.renewal_requested'])
  await db.prisma.connectSession.update({ where: { id }, data: { renewalAskedAt: new Date(Date.now() - 3_700_000) } })
  await askForRenewal(deps, await withToken(token))
  expect(await eventsOf(projectId)).toHaveLength(2)
  const revoked = await testSession(db, projectId, { revokedAt: past() })
  expect(await askForRenewal(deps, await withToken(revoked.token))).toMatchObject({
    problem: { kind: 'session_revoked' },
  })
})

test('a link that was used and then renewed asks for nothing: its new one is there', async () => {
  const { context, projectId } = await testProject(db)
  const used = await testSession(db, projectId, { usedAt: past(), linksMade: 1 })
  expect(await renewSession(deps, context, toPublic('ses', used.id))).toMatchObject({ ok: true })
  expect(inEnglish(await askForRenewal(deps, await withToken(used.token)))).toMatchObject({
    problem: { kind: 'session_revoked', next: expect.stringContaining('Ask whoever sent it') },
  })
  expect(await eventsOf(projectId)).toEqual([])
  const row = await db.prisma.connectSession.findUniqueOrThrow({ where: { id: used.id } })
  expect(row.renewalAskedAt).toBeNull()
})

test('sessions go thirty days after their end', async () => {
  const { projectId } = await testProject(db)
  const ago = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000)
  await testSession(db, projectId, { expiresAt: ago(31) })
  const kept = await testSession(db, projectId, { expiresAt: ago(29) })
  await eraseSessions(deps)
  expect(await db.prisma.connectSession.findMany({ where: { projectId }, select: { id: true } })).toEqual([
    { id: kept.id },
  ])
})

test('a public id tells brand, origins and connector, nothing of the owner, and an absent id is not there', async () => {
  const { projectId } = await testProject(db)
  await db.prisma.project.update({
    where: { id: projectId },
    data: {
      accentColor: '#123456',
      whitelabel: true,
      embedOrigins: ['https://acme.example'],
      logo: Buffer.from('fake'),
      logoType: 'image/png',
    },
  })
  const plain = await testSession(db, projectId)
  const own = await testSession(db, projectId, { origins: ['https://app.acme.example'] })
  const frame = await findFrame(db, toPublic('ses', plain.id))
  expect(frame).toMatchObject({
    value: {
      origins: ['https://acme.example'],
      brand: { accent_color: '#123456', whitelabel: true, logo_url: expect.stringContaining('/logo?v=') },
    },
  })
  expect(JSON.stringify(frame)).not.toMatch(/cust-1|Globex/)
  expect(await findFrame(db, toPublic('ses', own.id))).toMatchObject({
    value: { origins: ['https://app.acme.example'] },
  })
  const absent = await Promise.all(
    [toPublic('ses', newId()), 'x', toPublic('acc', plain.id)].map((id) => findFrame(db, id)),
  )
  for (const answer of absent) expect(answer).toEqual(absent[0])
  expect(absent[0]).toMatchObject({ problem: { kind: 'not_found' } })
})

test('origins that were stored before the rules became stricter allow nobody', async () => {
  const { projectId } = await testProject(db)
  const strange = ['https://*', 'https://a;sandbox', 'https://app.acme.example']
  const { id } = await testSession(db, projectId, { origins: strange })
  expect(await findFrame(db, toPublic('ses', id))).toMatchObject({ value: { origins: ['https://app.acme.example'] } })
  expect(await isListedOrigin(db, 'https://*')).toBe(false)
})

test('an origin is listed while a project or a good session lists it', async () => {
  const { projectId } = await testProject(db)
  const origin = `https://${newId()}.example`
  const [one, two] = [`${origin}:1`, `${origin}:2`]
  expect(await isListedOrigin(db, one)).toBe(false)
  await testSession(db, projectId, { origins: [one] })
  await testSession(db, projectId, { origins: [two], revokedAt: past() })
  await testSession(db, projectId, { origins: [two], expiresAt: past() })
  expect([await isListedOrigin(db, one), await isListedOrigin(db, two)]).toEqual([true, false])
  await db.prisma.project.update({ where: { id: projectId }, data: { embedOrigins: [two] } })
  expect(await isListedOrigin(db, two)).toBe(true)
})
