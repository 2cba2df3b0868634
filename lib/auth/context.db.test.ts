import { expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { apiKeyHint, hashApiKey, newApiKey } from './api-key.ts'
import { authenticate } from './context.ts'
import { testPerson } from './installation.fixture.ts'
import { openSignIn, revokeSignIns } from './sign-ins.ts'
import { whoAmI } from './who-am-i.ts'

const db = await testDb()
const day = 24 * 60 * 60_000

async function testKey(change: { revokedAt?: Date; expiresAt?: Date } = {}) {
  const { projectId } = await testPerson(db)
  const [key, id] = [newApiKey(), newId()]
  const data = { id, projectId, name: 'fake', hash: hashApiKey(key), hint: apiKeyHint(key), ...change }
  await db.prisma.apiKey.create({ data })
  return { key, id, projectId, bearer: `Bearer ${key}` }
}

const basic = (user: string) => `Basic ${Buffer.from(`${user}:`).toString('base64')}`

test('nothing shown is nobody', async () => {
  expect(await authenticate(db, { ip: '203.0.113.7' })).toBeUndefined()
})

test('an API key is known as Bearer and as Basic, and acts as an admin of its project', async () => {
  const { key, id, projectId, bearer } = await testKey()
  const expected = { projectId, actor: { type: 'api_key', id }, scopes: ['*'], role: 'admin', ip: '203.0.113.7' }
  expect(await authenticate(db, { authorization: bearer, ip: '203.0.113.7' })).toEqual(expected)
  expect(await authenticate(db, { authorization: basic(key), ip: '203.0.113.7' })).toEqual(expected)
})

test('a revoked, expired, unknown or mistyped key is nobody', async () => {
  const past = new Date(Date.now() - 1000)
  const { bearer: revoked } = await testKey({ revokedAt: past })
  const { bearer: expired } = await testKey({ expiresAt: past })
  const { bearer } = await testKey({ expiresAt: new Date(Date.now() + day) })
  expect(await authenticate(db, { authorization: bearer })).toBeDefined()
  for (const authorization of [revoked, expired, `Bearer ${newApiKey()}`, `${bearer}x`, 'Bearer', '', 'Fake x']) {
    expect(await authenticate(db, { authorization })).toBeUndefined()
  }
})

test('the last use of a key is kept to the minute, not to the request', async () => {
  const { id, bearer } = await testKey()
  const lastUsed = async () => (await db.prisma.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt
  expect(await lastUsed()).toBeNull()
  await authenticate(db, { authorization: bearer })
  const first = await lastUsed()
  expect(first).not.toBeNull()
  await authenticate(db, { authorization: bearer })
  expect(await lastUsed()).toEqual(first)
  await db.prisma.apiKey.update({ where: { id }, data: { lastUsedAt: new Date(Date.now() - 61_000) } })
  await authenticate(db, { authorization: bearer })
  expect((await lastUsed())!.getTime()).toBeGreaterThan(Date.now() - 60_000)
})

test('a wrong key is not forgiven because of a good cookie beside it', async () => {
  const { personId } = await testPerson(db)
  const signInId = await openSignIn(db.prisma, personId, {})
  expect(await authenticate(db, { signInId })).toBeDefined()
  expect(await authenticate(db, { signInId, authorization: 'Bearer fake' })).toBeUndefined()
})

test('a sign-in is known until it is revoked or past its end; ids that are none are nobody', async () => {
  const { personId } = await testPerson(db)
  const [one, two] = [await openSignIn(db.prisma, personId, {}), await openSignIn(db.prisma, personId, {})]
  expect(await revokeSignIns(db.prisma, { id: one })).toEqual([personId])
  expect(await authenticate(db, { signInId: one })).toBeUndefined()
  expect(await authenticate(db, { signInId: two })).toBeDefined()
  await db.prisma.signIn.update({ where: { id: two }, data: { expiresAt: new Date(Date.now() - 1) } })
  expect(await authenticate(db, { signInId: two })).toBeUndefined()
  for (const signInId of [newId(), '', 'fake', `${one}x`]) {
    expect(await authenticate(db, { signInId })).toBeUndefined()
  }
})

test('a used sign-in is prolonged, now and then, and never beyond ninety days', async () => {
  const { personId } = await testPerson(db)
  const id = await openSignIn(db.prisma, personId, {})
  const row = () => db.prisma.signIn.findUniqueOrThrow({ where: { id } })
  const fresh = await row()
  expect(Math.round((fresh.expiresAt.getTime() - Date.now()) / day)).toBe(14)
  await authenticate(db, { signInId: id })
  expect(await row()).toEqual(fresh)

  const aged = (createdDaysAgo: number) => ({
    createdAt: new Date(Date.now() - createdDaysAgo * day),
    lastSeenAt: new Date(Date.now() - 10 * day),
    expiresAt: new Date(Date.now() + 4 * day),
  })
  await db.prisma.signIn.update({ where: { id }, data: aged(10) })
  await authenticate(db, { signInId: id })
  expect(Math.round(((await row()).expiresAt.getTime() - Date.now()) / day)).toBe(14)
  expect((await row()).lastSeenAt.getTime()).toBeGreaterThan(Date.now() - 60_000)

  await db.prisma.signIn.update({ where: { id }, data: aged(85) })
  await authenticate(db, { signInId: id })
  expect(Math.round(((await row()).expiresAt.getTime() - Date.now()) / day)).toBe(5)
})

test('a role taken away counts from the next request on', async () => {
  const { personId, projectId } = await testPerson(db, 'viewer')
  const signInId = await openSignIn(db.prisma, personId, {})
  expect(await authenticate(db, { signInId })).toMatchObject({ role: 'viewer' })
  await db.prisma.membership.updateMany({ where: { personId, projectId }, data: { role: 'fake' } })
  expect(await authenticate(db, { signInId })).toBeUndefined()
  await db.prisma.membership.deleteMany({ where: { personId, projectId } })
  expect(await authenticate(db, { signInId })).toBeUndefined()
})

test('a person in two projects works in the one named, and in none of the others', async () => {
  const { personId, projectId } = await testPerson(db)
  const other = await testPerson(db)
  await db.prisma.membership.create({ data: { personId, projectId: other.projectId, role: 'viewer' } })
  const signInId = await openSignIn(db.prisma, personId, {})
  expect(await authenticate(db, { signInId })).toMatchObject({ projectId, role: 'owner' })
  const named = await authenticate(db, { signInId, projectId: other.projectId })
  expect(named).toMatchObject({ projectId: other.projectId, role: 'viewer' })
  const { projectId: foreign } = await testPerson(db)
  expect(await authenticate(db, { signInId, projectId: foreign })).toBeUndefined()
})

test('who am I tells person, role and project', async () => {
  const { personId, projectId, email } = await testPerson(db, 'admin')
  const context = await authenticate(db, { signInId: await openSignIn(db.prisma, personId, {}) })
  const me = await whoAmI(db, context!)
  expect(me).toMatchObject({
    actor: { type: 'person', id: personId },
    person: { id: personId, email, name: 'Ada' },
    role: 'admin',
    project: { id: projectId, name: 'Acme' },
    projects: [{ id: projectId, name: 'Acme', role: 'admin' }],
  })
  expect(me.may).toContain('account.link')
  expect(me.may).not.toContain('person.edit')
})

test('who is signed in, where, and with which projects is one read', async () => {
  const { personId } = await testPerson(db)
  const other = await testPerson(db)
  await db.prisma.membership.create({ data: { personId, projectId: other.projectId, role: 'viewer' } })
  const signInId = await openSignIn(db.prisma, personId, {})
  const asked = vi.spyOn(db.pool, 'query')
  onTestFinished(() => asked.mockRestore())
  const me = await whoAmI(db, (await authenticate(db, { signInId }))!)
  expect(me.projects.map(({ role }) => role)).toEqual(['owner', 'viewer'])
  expect(asked).toHaveBeenCalledTimes(1)
})

test('a browser shows the project it was switched to, as long as its person belongs to it', async () => {
  const { personId, projectId } = await testPerson(db)
  const other = await testPerson(db)
  const signInId = await openSignIn(db.prisma, personId, { projectId: other.projectId })
  expect(await authenticate(db, { signInId })).toMatchObject({ projectId })
  await db.prisma.membership.create({ data: { personId, projectId: other.projectId, role: 'viewer' } })
  expect(await authenticate(db, { signInId })).toMatchObject({ projectId: other.projectId, role: 'viewer' })
})

test('an API key works in its own project and is nobody in a named other one', async () => {
  const { projectId, bearer } = await testKey()
  const { projectId: other } = await testPerson(db)
  expect(await authenticate(db, { authorization: bearer, projectId })).toMatchObject({ projectId })
  expect(await authenticate(db, { authorization: bearer, projectId: other })).toBeUndefined()
})
