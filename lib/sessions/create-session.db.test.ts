import { expect, test } from 'vitest'
import { linkedAccount, testDeps, testProject } from '#lib/accounts/project.fixture.ts'
import { authenticate } from '#lib/auth/context.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { authenticateSession, createSession, type SessionInput } from './index.ts'

const db = await testDb()
const accountDeps = testDeps(db)
const deps = { prisma: db.prisma, hubUrl: 'https://hub.acme.example' }
const customer = { originOwnerId: 'cust-1', originOwnerName: 'Globex' }
type Project = Awaited<ReturnType<typeof testProject>>
const create = (project: Project, more: Partial<SessionInput> = {}) =>
  createSession(deps, project.context, { ...customer, ...more })

async function made(project: Project, more: Partial<SessionInput> = {}) {
  const done = await create(project, more)
  if (!done.ok) throw new Error(JSON.stringify(done.problem))
  return done.value
}

/** The entries that are refused. */
async function wrongIn(project: Project, more: Partial<SessionInput>) {
  const refused = await create(project, more)
  if (refused.ok || refused.problem.kind !== 'invalid_values') throw new Error(JSON.stringify(refused))
  expect(await db.prisma.connectSession.count({ where: { projectId: project.projectId } })).toBe(0)
  return refused.problem.fields as Record<string, string>
}

test('a session has StackOne’s members, a token and a link with the secret in its fragment; stored is a hash', async () => {
  const project = await testProject(db)
  const session = await made(project, {
    originUsername: 'hank',
    label: ' Learning ',
    metadata: { plan: 'pro', n: [1] },
  })
  expect(session).toMatchObject({
    ...{ id: expect.any(Number), organization_id: expect.any(Number), project_id: toPublic('prj', project.projectId) },
    ...{ origin_owner_id: 'cust-1', origin_owner_name: 'Globex', origin_username: 'hank', label: 'Learning' },
    ...{ metadata: { plan: 'pro', n: [1] }, type: 'production', multiple: false, max_links: 1, state: 'waiting' },
  })
  for (const absent of ['provider', 'categories', 'account_id', 'integration_id'])
    expect(session).not.toHaveProperty(absent)
  expect(Number.isSafeInteger(session.id)).toBe(true)
  const [id, secret] = session.token.split('.') as [string, string]
  expect(id).toBe(session.session_id)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(session.auth_link_url).toBe(`https://hub.acme.example/link/${id}#${secret}`)
  expect(session.embed_url).toBe(`https://hub.acme.example/embed/${id}`)
  const lifetime = Date.parse(session.expires_at) - Date.parse(session.created_at)
  expect(lifetime).toBe(1_800_000)

  const row = await db.prisma.connectSession.findFirstOrThrow({ where: { projectId: project.projectId } })
  expect(JSON.stringify(row)).not.toContain(secret)
  expect(Buffer.from(row.hash).toString('base64url')).not.toBe(secret)
  expect(await db.prisma.auditEvent.findMany({ where: { projectId: project.projectId } })).toMatchObject([
    { action: 'session.created', actorType: 'person' },
  ])
  const { token: _, auth_link_url: __, embed_url: ___, ...plain } = session
  expect(await authenticateSession(deps, project.context, session.token)).toEqual({
    ok: true,
    value: { ...plain, created_by: null },
  })
})

test('a token is known to nobody else: not another project, not one character off, not a text that is none', async () => {
  const [mine, other] = [await testProject(db), await testProject(db)]
  const { token } = await made(mine)
  const altered = [...token].map(
    (letter, at) => token.slice(0, at) + (letter === 'x' ? 'y' : 'x') + token.slice(at + 1),
  )
  const answers = await Promise.all([
    authenticateSession(deps, other.context, token),
    ...altered.map((text) => authenticateSession(deps, mine.context, text)),
    ...[
      '',
      '.',
      `${toPublic('ses', newId())}.${'a'.repeat(43)}`,
      `${token}x`,
      ` ${token}`,
      token.split('.')[0]!,
      '{}',
    ].map((text) => authenticateSession(deps, mine.context, text)),
  ])
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ problem: { kind: 'session_unknown' } })
  for (const text of altered) expect(await authenticate(db, { sessionToken: text })).toBeUndefined()
  expect(await authenticate(db, { sessionToken: token })).toMatchObject({ projectId: mine.projectId })
})

test('an account’s session is for that account, its connector and its environment', async () => {
  const project = await testProject(db)
  const account = await linkedAccount(accountDeps, project, { originOwnerId: 'cust-1' })
  const session = await made(project, { accountId: account.id })
  expect(session).toMatchObject({
    account_id: account.id,
    provider: 'udemy',
    integration_id: project.configId,
    type: 'test',
  })
})

test('a sandbox config says the type as well, and a config its connector', async () => {
  const project = await testProject(db)
  expect(await made(project, { configId: project.configId })).toMatchObject({ provider: 'udemy', type: 'test' })
  expect(await made(project, { configId: project.productionConfigId })).toMatchObject({ type: 'production' })
})

test('values are cleaned as the form does it, and belong to public fields alone', async () => {
  const project = await testProject(db)
  const values = { companySubdomain: 'https://acme.udemy.com/home?x' }
  expect(await made(project, { provider: 'udemy', values, locked: ['companySubdomain'] })).toMatchObject({
    values: { companySubdomain: 'acme' },
    locked: ['companySubdomain'],
  })
})

test.each<[string, Partial<SessionInput>, string]>([
  ['an unknown connector', { provider: 'nothing' }, 'provider'],
  ['a connector that is not configured here', { provider: 'coursera' }, 'provider'],
  ['a category that is none', { categories: ['lms', 'zoo'] }, 'categories'],
  ['a category without a connector', { categories: ['hris'] }, 'categories'],
  ['a lifetime below a minute', { expiresIn: 59 }, 'expires_in'],
  ['a lifetime above thirty days', { expiresIn: 2_592_001 }, 'expires_in'],
  ['a part of a second', { expiresIn: 90.5 }, 'expires_in'],
  ['no links at all', { maxLinks: 0 }, 'max_links'],
  ['an origin with a path', { origins: ['https://app.acme.com/x'] }, 'origins'],
  ['any origin', { origins: ['*'] }, 'origins'],
  ['metadata of more than 4 KiB', { metadata: { note: 'x'.repeat(4090) } }, 'metadata'],
  ['metadata that no database takes', { metadata: { a: [{ b: 'x\u0000' }] } }, 'metadata'],
  ['half a character', { metadata: { '\ud800': 1 } }, 'metadata'],
  ['values without a connector', { values: { companySubdomain: 'acme' } }, 'values'],
  ['a secret’s value', { provider: 'udemy', values: { clientSecret: 'fake' } }, 'values.clientSecret'],
  ['a sealed field’s value', { provider: 'udemy', values: { clientId: 'fake' } }, 'values.clientId'],
  ['a field that is none', { provider: 'udemy', values: { constructor: 'x' } }, 'values.constructor'],
  ['a value that does not fit', { provider: 'udemy', values: { organisationId: 'x' } }, 'values.organisationId'],
  ['a locked name without a value', { provider: 'udemy', locked: ['organisationId'] }, 'locked'],
])('%s is told at its entry, and nothing is made', async (_, more, entry) => {
  const wrong = await wrongIn(await testProject(db), more)
  expect(Object.keys(wrong)).toEqual([entry])
  expect(wrong[entry]!.length).toBeGreaterThan(20)
})

test('several wrong entries are told at once', async () => {
  const wrong = await wrongIn(await testProject(db), { expiresIn: 1, origins: ['x'], provider: 'nothing' })
  expect(Object.keys(wrong).sort()).toEqual(['expires_in', 'origins', 'provider'])
})

test('another project’s account or config, an absent one and a malformed id get the same sentence', async () => {
  const [mine, other] = [await testProject(db), await testProject(db)]
  const foreign = await linkedAccount(accountDeps, other, { originOwnerId: 'cust-1' })
  const accounts = [foreign.id, toPublic('acc', newId()), 'x', '{}']
  const configs = [other.configId, toPublic('cfg', newId()), 'x']
  const said = await Promise.all([
    ...accounts.map((accountId) => wrongIn(mine, { accountId })),
    ...configs.map((configId) => wrongIn(mine, { configId })),
  ])
  for (const wrong of said.slice(0, 4)) expect(wrong).toEqual({ account_id: said[0]!.account_id })
  for (const wrong of said.slice(4)) expect(wrong).toEqual({ integration_id: said[4]!.integration_id })
})

test('an account is edited for its own owner, and not once it is deleted', async () => {
  const project = await testProject(db)
  const account = await linkedAccount(accountDeps, project, { originOwnerId: 'cust-1' })
  expect(await wrongIn(project, { accountId: account.id, originOwnerId: 'cust-2' })).toHaveProperty('account_id')
  expect(await wrongIn(project, { accountId: account.id, configId: project.productionConfigId })).toHaveProperty(
    'integration_id',
  )
  expect(await wrongIn(project, { accountId: account.id, type: 'production' })).toHaveProperty('type')
  await db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId }, data: { deletedAt: new Date() } })
  expect(await wrongIn(project, { accountId: account.id })).toHaveProperty('account_id')
})

test('a config that is switched off makes no session', async () => {
  const project = await testProject(db)
  await db.prisma.config.updateMany({ where: { projectId: project.projectId }, data: { enabled: false } })
  expect(await wrongIn(project, {})).toHaveProperty('type')
  expect(await wrongIn(project, { provider: 'udemy' })).toHaveProperty('provider')
  expect(await wrongIn(project, { configId: project.productionConfigId })).toHaveProperty('integration_id')
})
