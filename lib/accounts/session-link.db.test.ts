import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { authenticate, type Context } from '#lib/auth/context.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { handleSandboxRequest } from '#lib/sandbox/index.ts'
import { testSession } from '#lib/sessions/sessions.fixture.ts'
import { inEnglish } from '#lib/words/in-english.fixture.ts'
import { testDb } from '#server/test-db.ts'
import { getAccount, linkAccount, listOpenedAccounts, relinkAccount } from './index.ts'
import { linkedAccount, quietRun, rowOf, testDeps, testProject, testValuesOf } from './project.fixture.ts'

// With a connect session: in the sandbox, and (where an organisation has to be the same one) over the network path.
const server = createServer(getRequestListener(handleSandboxRequest))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => void server.close())
const testOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const db = await testDb()
const deps = { ...testDeps(db), env: { testOrigin, testsPerHour: 999, httpsProxy: undefined, noProxy: undefined } }
type Project = Awaited<ReturnType<typeof testProject>>
type Given = Parameters<typeof testSession>[2]

/** A session of a project, with the context that its token gives now. */
async function sessionOf(project: Project, given: Given = {}) {
  const made = await testSession(db, project.projectId, given)
  const context = async () => (await authenticate(db, { sessionToken: made.token })) as Context
  return { ...made, context, row: () => db.prisma.connectSession.findUniqueOrThrow({ where: { id: made.id } }) }
}
type Session = Awaited<ReturnType<typeof sessionOf>>

async function link(session: Session, configId: string, more: Record<string, unknown> = {}, key = 'good') {
  const input = { attempt: randomUUID(), configId, values: await testValuesOf(key), ...more }
  return linkAccount(deps, await session.context(), input, quietRun())
}
async function edit(session: Session, id: string, values: Record<string, string> = {}) {
  return relinkAccount(deps, await session.context(), { id, attempt: randomUUID(), values }, quietRun())
}
const eventsOf = (projectId: string) => db.prisma.outboxEvent.findMany({ where: { projectId }, orderBy: { id: 'asc' } })
const idOf = (done: Awaited<ReturnType<typeof link>>) => {
  if (!done.ok) throw new Error(JSON.stringify(done.problem))
  return done.value.account.id
}

test('owner, label, metadata and type are the session’s, whatever is sent, and the session is used up', async () => {
  const project = await testProject(db)
  const session = await sessionOf(project, { label: 'Globex EU', metadata: { plan: 'pro' }, originUsername: 'hank' })
  const id = idOf(
    await link(session, project.configId, {
      originOwnerId: 'other',
      originOwnerName: 'Other',
      label: 'Mine',
      allowDuplicate: true,
    }),
  )
  expect(await rowOf(deps, project, id)).toMatchObject({
    ...{ originOwnerId: 'cust-1', originOwnerName: 'Globex', originUsername: 'hank', label: 'Globex EU', type: 'test' },
    metadata: { plan: 'pro' },
  })
  const sessionId = toPublic('ses', session.id)
  expect(await eventsOf(project.projectId)).toMatchObject([
    { type: 'account.created', payload: { account_id: id, session_id: sessionId, metadata: { plan: 'pro' } } },
    { type: 'session.completed', payload: { account_id: id, session_id: sessionId, origin_owner_id: 'cust-1' } },
  ])
  expect(await session.row()).toMatchObject({ linksMade: 1, usedAt: expect.any(Date) })
  expect(await link(session, project.configId)).toMatchObject({ problem: { kind: 'session_used' } })
  const lines = await db.prisma.auditEvent.findMany({ where: { projectId: project.projectId }, orderBy: { id: 'asc' } })
  expect(lines).toMatchObject([
    { action: 'account.linked', actorType: 'session', actorId: session.id },
    { action: 'session.completed', actorType: 'session' },
  ])
})

test('fifty submits at once make one account and one event', async () => {
  const project = await testProject(db)
  const session = await sessionOf(project)
  const done = await Promise.all(Array.from({ length: 50 }, () => link(session, project.configId)))
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  for (const one of done) if (!one.ok) expect(one.problem.kind).toBe('session_used')
  expect(await db.prisma.linkedAccount.count({ where: { projectId: project.projectId } })).toBe(1)
  expect((await eventsOf(project.projectId)).map(({ type }) => type)).toEqual(['account.created', 'session.completed'])
  expect(await session.row()).toMatchObject({ linksMade: 1 })
})

test('a press whose answer was lost gives its account when it is made again, though the session is used up', async () => {
  const project = await testProject(db)
  const session = await sessionOf(project)
  const attempt = randomUUID()
  const first = idOf(await link(session, project.configId, { attempt }))
  expect(idOf(await link(session, project.configId, { attempt }))).toBe(first)
  expect(await db.prisma.linkedAccount.count({ where: { projectId: project.projectId } })).toBe(1)
  const other = await sessionOf(project, { originOwnerId: 'cust-2' })
  expect(await link(other, project.configId, { attempt })).toMatchObject({ problem: { kind: 'already_done' } })
})

test('an operator may allow several links, and the last one ends it', async () => {
  const project = await testProject(db)
  const session = await sessionOf(project, { maxLinks: 2, multiple: true })
  idOf(await link(session, project.configId))
  expect(await session.row()).toMatchObject({ linksMade: 1, usedAt: null })
  idOf(await link(session, project.configId))
  expect(await link(session, project.configId)).toMatchObject({ problem: { kind: 'session_used' } })
})

test('a refused check uses nothing up, and a session revoked while it runs stores nothing', async () => {
  const project = await testProject(db)
  const session = await sessionOf(project)
  expect(await link(session, project.configId, {}, 'wrong_secret')).toMatchObject({
    problem: { kind: 'credentials_refused' },
  })
  expect(await session.row()).toMatchObject({ linksMade: 0, usedAt: null })
  const context = await session.context()
  await db.prisma.connectSession.update({ where: { id: session.id }, data: { revokedAt: new Date() } })
  const input = { attempt: randomUUID(), configId: project.configId, values: await testValuesOf('good') }
  expect(await linkAccount(deps, context, input, quietRun())).toMatchObject({ problem: { kind: 'session_revoked' } })
  expect(await db.prisma.linkedAccount.count({ where: { projectId: project.projectId } })).toBe(0)
})

test('a session that expires while its credentials are checked still links', async () => {
  const project = await testProject(db)
  const session = await sessionOf(project)
  const context = await session.context()
  await db.prisma.connectSession.update({ where: { id: session.id }, data: { expiresAt: new Date(Date.now() - 1) } })
  const input = { attempt: randomUUID(), configId: project.configId, values: await testValuesOf('good') }
  expect(await linkAccount(deps, context, input, quietRun())).toMatchObject({ ok: true })
})

test('locked values stay, whatever is sent', async () => {
  const project = await testProject(db)
  const values = { companySubdomain: 'acme', organisationId: '100028' }
  const session = await sessionOf(project, { values, locked: ['companySubdomain'] })
  const sent = { ...(await testValuesOf('good')), companySubdomain: 'evil' }
  const id = idOf(await link(session, project.configId, { values: sent }))
  expect(await rowOf(deps, project, id)).toMatchObject({ publicValues: { companySubdomain: 'acme' } })
})

test('where the owner has an account of the connector, that one is opened and edited; it keeps its id', async () => {
  const project = await testProject(db)
  const first = idOf(await link(await sessionOf(project), project.configId))
  const session = await sessionOf(project, { label: 'New', metadata: { plan: 'max' } })
  expect(await listOpenedAccounts(deps, await session.context())).toMatchObject([{ id: first, metadata: null }])
  expect(await link(session, project.configId)).toMatchObject({
    problem: { kind: 'already_linked', account: { id: first } },
  })
  expect(idOf(await edit(session, first))).toBe(first)
  expect(await rowOf(deps, project, first)).toMatchObject({ label: 'New', metadata: { plan: 'max' }, version: 2 })
  expect(await session.row()).toMatchObject({ usedAt: expect.any(Date) })
  expect((await eventsOf(project.projectId)).slice(-2)).toMatchObject([
    { type: 'account.updated', payload: { session_id: toPublic('ses', session.id) } },
    { type: 'session.completed' },
  ])
  const another = await sessionOf(project, { multiple: true })
  expect(await listOpenedAccounts(deps, await another.context())).toEqual([])
  expect(idOf(await link(another, project.configId))).not.toBe(first)
})

test.each([
  ['another id', { originOwnerId: 'cust-2' }],
  ['another name', { originOwnerName: 'Globex Ltd' }],
])('an owner with %s gets an account of its own', async (_, owner) => {
  const project = await testProject(db)
  const first = idOf(await link(await sessionOf(project), project.configId))
  expect(idOf(await link(await sessionOf(project, owner), project.configId))).not.toBe(first)
})

test('two sessions for one owner that link at once make one account', async () => {
  const project = await testProject(db)
  const sessions = await Promise.all(Array.from({ length: 5 }, () => sessionOf(project)))
  const done = await Promise.all(sessions.map((session) => link(session, project.configId)))
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  for (const one of done) if (!one.ok) expect(one.problem.kind).toBe('already_linked')
})

test('a session for an account edits that one, links nothing, and sees no other', async () => {
  const project = await testProject(db)
  const mine = await linkedAccount(deps, project, { originOwnerId: 'cust-1' })
  const other = await linkedAccount(deps, project, { originOwnerId: 'cust-1' })
  const row = await rowOf(deps, project, mine.id)
  const session = await sessionOf(project, { accountId: row.id, configId: row.configId })
  expect(await getAccount(deps, await session.context(), mine.id)).toMatchObject({ ok: true })
  expect(await link(session, project.configId)).toMatchObject({
    problem: { kind: 'already_linked', account: { id: mine.id } },
  })
  const absent = await edit(session, toPublic('acc', newId()))
  expect(await edit(session, other.id)).toEqual(absent)
  expect(idOf(await edit(session, mine.id))).toBe(mine.id)
})

test('what belongs to others is not there: accounts of other owners, configs that are not offered', async () => {
  const project = await testProject(db)
  const foreign = await linkedAccount(deps, project, { originOwnerId: 'cust-2' })
  const session = await sessionOf(project, { type: 'production' })
  const context = await session.context()
  const absent = await getAccount(deps, context, toPublic('acc', newId()))
  expect(absent).toMatchObject({ problem: { kind: 'not_found' } })
  expect(await getAccount(deps, context, foreign.id)).toEqual(absent)
  expect(await edit(session, foreign.id)).toEqual(absent)
  const noConfig = await link(session, toPublic('cfg', newId()))
  expect(noConfig).toMatchObject({ problem: { kind: 'not_found' } })
  expect(await link(session, project.configId)).toEqual(noConfig)
})

test('the same organisation under the same owner is offered for update, under another one it is not named', async () => {
  const project = await testProject(db)
  const { productionConfigId } = project
  const first = await sessionOf(project, { type: 'production', label: 'Secret name' })
  const linked = idOf(await link(first, productionConfigId))

  const renamed = await sessionOf(project, { type: 'production', originOwnerName: 'Globex Ltd' })
  expect(await link(renamed, productionConfigId, { allowDuplicate: true })).toMatchObject({
    problem: { kind: 'already_linked', account: { id: linked, name: 'acme.udemy.com' } },
  })
  expect(idOf(await edit(renamed, linked))).toBe(linked)

  const stranger = await sessionOf(project, { type: 'production', originOwnerId: 'cust-2', multiple: true })
  const refused = await link(stranger, productionConfigId, { allowDuplicate: true })
  expect(inEnglish(refused)).toMatchObject({
    problem: { kind: 'already_linked', next: expect.stringContaining('Ask whoever sent you the link') },
  })
  expect(JSON.stringify(refused)).not.toMatch(/acc_|Secret name|Globex|cust-1/)
  expect(await edit(stranger, linked)).toMatchObject({ problem: { kind: 'not_found' } })

  const second = await sessionOf(project, { type: 'production', multiple: true })
  expect(await link(second, productionConfigId)).toMatchObject({ problem: { account: { id: linked } } })
  expect(idOf(await link(second, productionConfigId, { allowDuplicate: true }))).not.toBe(linked)
})

test('a link tests credentials ten times in ten minutes, and another link is not held back', async () => {
  const project = await testProject(db)
  const session = await sessionOf(project, { type: 'production' })
  for (let tries = 0; tries < 10; tries++)
    expect(await link(session, project.productionConfigId, {}, 'wrong_secret')).toMatchObject({
      problem: { kind: 'credentials_refused' },
    })
  expect(inEnglish(await link(session, project.productionConfigId))).toMatchObject({
    problem: {
      kind: 'too_many_requests',
      retryAfter: expect.any(Number),
      message: expect.stringContaining('10 times with this link'),
    },
  })
  expect(await link(await sessionOf(project, { type: 'production' }), project.productionConfigId)).toMatchObject({
    ok: true,
  })
})
