import { expect, test } from 'vitest'
import { authenticate } from '#lib/auth/context.ts'
import { auditOf } from '#lib/auth/installation.fixture.ts'
import { signIn } from '#lib/auth/sign-in.ts'
import { signInLimits } from '#lib/auth/sign-in-limits.ts'
import { openSignIn } from '#lib/auth/sign-ins.ts'
import { toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { changeName } from './change-name.ts'
import { changePassword } from './change-password.ts'
import { makePasswordLink } from './make-password-link.ts'
import { endOtherSignIns, endSignIn, listSignIns } from './own-sign-ins.ts'
import { asked, linkParts, newIp, testDeps, testMember, testOwner } from './people.fixture.ts'

const db = await testDb()
const deps = testDeps(db)
const limits = signInLimits(db.pool)
const fresh = 'fake words by a calm lake'

test('one’s own sign-ins are listed, this one first, nobody else’s', async () => {
  const { personId, context } = await testOwner(db)
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0'
  await openSignIn(db.prisma, personId, { userAgent, ip: '203.0.113.9' })
  await testOwner(db)
  expect(await listSignIns(deps, context)).toMatchObject({
    value: [
      { id: toPublic('sgn', context.signInId), is_this: true },
      { browser: 'Firefox on Windows', ip: '203.0.113.9', is_this: false },
    ],
  })
})

test('signing one out counts from its next request on; somebody else’s is not there', async () => {
  const { personId, projectId, context } = await testOwner(db)
  const elsewhere = await openSignIn(db.prisma, personId, {})
  const stranger = await testOwner(db)
  expect(await endSignIn(deps, stranger.context, toPublic('sgn', elsewhere))).toMatchObject({
    problem: { kind: 'not_found' },
  })
  expect(await authenticate(db, { signInId: elsewhere })).toBeDefined()
  expect(await endSignIn(deps, context, toPublic('sgn', elsewhere))).toMatchObject({ ok: true })
  expect(await authenticate(db, { signInId: elsewhere })).toBeUndefined()
  expect(await endSignIn(deps, context, toPublic('sgn', elsewhere))).toMatchObject({ problem: { kind: 'not_found' } })
  expect(await auditOf(db, projectId)).toEqual(['person: person.signed_out_elsewhere'])
})

test('signing all others out leaves this one', async () => {
  const { personId, context } = await testOwner(db)
  const others = [await openSignIn(db.prisma, personId, {}), await openSignIn(db.prisma, personId, {})]
  await endOtherSignIns(deps, context)
  for (const signInId of others) expect(await authenticate(db, { signInId })).toBeUndefined()
  expect(await authenticate(db, { signInId: context.signInId })).toBeDefined()
})

test('a name is trimmed and kept; an empty one is refused at its field', async () => {
  const { personId, context } = await testOwner(db)
  expect(await changeName(deps, context, '  Ada Lovelace ')).toEqual({ ok: true, value: 'Ada Lovelace' })
  expect(await changeName(deps, context, '   ')).toMatchObject({ problem: { fields: { name: 'Enter your name.' } } })
  expect(await db.prisma.person.findUnique({ where: { id: personId } })).toMatchObject({ name: 'Ada Lovelace' })
})

test('a new password ends the other sign-ins and keeps this one', async () => {
  const { personId, email, password, context } = await testOwner(db)
  const elsewhere = await openSignIn(db.prisma, personId, {})
  const change = (current: string, wanted: string) =>
    changePassword({ ...deps, limits }, context, { current, password: wanted })
  expect(await change('fake but wrong words', fresh)).toMatchObject({
    problem: { fields: { current: expect.any(String) } },
  })
  expect(await change(password, 'short')).toMatchObject({ problem: { fields: { password: expect.any(String) } } })
  expect(await change(password, password)).toMatchObject({ problem: { fields: { password: expect.any(String) } } })
  expect(await authenticate(db, { signInId: elsewhere })).toBeDefined()
  expect(await change(password, fresh)).toEqual({ ok: true, value: undefined })
  expect(await authenticate(db, { signInId: elsewhere })).toBeUndefined()
  expect(await authenticate(db, { signInId: context.signInId })).toBeDefined()
  expect(await signIn({ prisma: db.prisma, limits }, { email, password: fresh, ip: newIp() })).toMatchObject({
    ok: true,
  })
})

test('guessing the current password comes to an end', async () => {
  const { password, context } = await testOwner(db)
  const change = (current: string) => changePassword({ ...deps, limits }, context, { current, password: fresh })
  for (let count = 0; count < 5; count++) await change(`fake guess number ${count}`)
  expect(await change(password)).toMatchObject({ problem: { kind: 'too_many_requests' } })
})

test('an API key has no name, password or sign-ins', async () => {
  const { projectId } = await testOwner(db)
  const key = { projectId, actor: { type: 'api_key', id: projectId }, role: 'admin', ip: undefined } as const
  for (const answer of [
    await changeName(deps, key, 'x'),
    await changePassword({ ...deps, limits }, key, { current: 'x', password: fresh }),
    await listSignIns(deps, key),
    await endOtherSignIns(deps, key),
  ])
    expect(answer).toMatchObject({ problem: { kind: 'not_allowed' } })
})

test('a password link sets a new password once, ends every sign-in and opens one', async () => {
  const owner = await testOwner(db)
  const viewer = await testMember(db, owner.projectId, 'viewer')
  const made = await makePasswordLink(deps, owner.context, toPublic('per', viewer.personId))
  if (!made.ok) throw new Error(String(made.problem.message))
  const parts = linkParts(made.value.link)
  const accept = (password: string) => acceptInvitation(deps, { ...parts, password, ip: newIp() }, undefined)
  expect(await accept('short')).toMatchObject({ problem: { kind: 'invalid_values' } })
  const done = await accept(fresh)
  if (!done.ok) throw new Error(String(done.problem.message))
  expect(await authenticate(db, { signInId: viewer.context.signInId })).toBeUndefined()
  expect(await authenticate(db, done.value)).toMatchObject({ role: 'viewer', person: { email: viewer.email } })
  expect(await accept(fresh)).toMatchObject({ problem: { kind: 'invitation_over' } })
  const { email } = viewer
  expect(await signIn({ prisma: db.prisma, limits }, { email, password: fresh, ip: newIp() })).toMatchObject({
    ok: true,
  })
  expect(await auditOf(db, owner.projectId)).toEqual([
    'person: person.password_link_made',
    'person: person.password_set',
    'person: person.signed_in',
  ])
})

/** A password link for a member of the owner's project, as its two parts. */
async function linkFor(owner: Awaited<ReturnType<typeof testOwner>>, personId: string) {
  const made = await makePasswordLink(deps, owner.context, toPublic('per', personId))
  if (!made.ok) throw new Error(String(made.problem.message))
  return linkParts(made.value.link)
}
const follow = (parts: { id: string; secret: string }, password = fresh) =>
  acceptInvitation(deps, { ...parts, password, ip: newIp() }, undefined)

test('a password that one sets oneself makes open password links worth nothing', async () => {
  const owner = await testOwner(db)
  const viewer = await testMember(db, owner.projectId, 'viewer')
  const link = await linkFor(owner, viewer.personId)
  const other = await linkFor(owner, (await testMember(db, owner.projectId, 'viewer')).personId)
  const input = { current: viewer.password, password: fresh }
  expect(await changePassword({ ...deps, limits }, viewer.context, input)).toMatchObject({ ok: true })
  expect(await follow(link, 'fake other words here')).toMatchObject({ problem: { kind: 'invitation_over' } })
  expect(await follow(other)).toMatchObject({ ok: true })
})

test('of password links made in several projects one is good, whenever they are used', async () => {
  const owner = await testOwner(db)
  const [viewer, second] = [await testMember(db, owner.projectId, 'viewer'), await testOwner(db)]
  for (const personId of [owner.personId, viewer.personId])
    await db.prisma.membership.create({ data: { projectId: second.projectId, personId, role: 'owner' } })
  const there = { ...owner, context: await asked(db, owner, 'owner', second.projectId) }
  const links = [await linkFor(owner, viewer.personId), await linkFor(there, viewer.personId)]
  const done = await Promise.all(links.map((link) => follow(link)))
  expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(done.find(({ ok }) => !ok)).toMatchObject({ problem: { kind: 'invitation_over' } })
})

test('no password link reaches into a project that is not one’s own, nor for oneself', async () => {
  const owner = await testOwner(db)
  const guest = await testMember(db, owner.projectId, 'viewer', { alone: false })
  const make = (personId: string) => makePasswordLink(deps, owner.context, toPublic('per', personId))
  expect(await make(guest.personId)).toMatchObject({ problem: { kind: 'not_allowed' } })
  expect(await make(owner.personId)).toMatchObject({ problem: { kind: 'not_allowed' } })
})

test('a password link is worth nothing once its person has joined a project of somebody else', async () => {
  const owner = await testOwner(db)
  const viewer = await testMember(db, owner.projectId, 'viewer')
  const made = await makePasswordLink(deps, owner.context, toPublic('per', viewer.personId))
  const { projectId } = await testOwner(db)
  await db.prisma.membership.create({ data: { projectId, personId: viewer.personId, role: 'owner' } })
  const link = { ...linkParts(made.ok ? made.value.link : ''), password: fresh, ip: newIp() }
  expect(await acceptInvitation(deps, link, undefined)).toMatchObject({ problem: { kind: 'invitation_over' } })
})
