import { expect, test } from 'vitest'
import { authenticate } from '#lib/auth/context.ts'
import { auditOf } from '#lib/auth/installation.fixture.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { changeRole } from './change-role.ts'
import { createInvitation } from './create-invitation.ts'
import { listPeople } from './list-people.ts'
import { makePasswordLink } from './make-password-link.ts'
import { listInvitations } from './open-invitations.ts'
import { linkParts, newIp, rolesIn, testDeps, testMember, testOwner } from './people.fixture.ts'
import { removePerson } from './remove-person.ts'

const db = await testDb()
const deps = testDeps(db)
const idOf = (person: { personId: string }) => toPublic('per', person.personId)

test('everybody of the project is listed, nobody of another', async () => {
  const owner = await testOwner(db)
  const viewer = await testMember(db, owner.projectId, 'viewer')
  await testOwner(db)
  expect(await listPeople(deps, viewer.context, { pageSize: 50 })).toMatchObject({
    value: {
      people: [
        { id: idOf(owner), email: owner.email, role: 'owner', is_you: false },
        { id: idOf(viewer), role: 'viewer', is_you: true, last_seen_at: expect.any(String) },
      ],
      next: undefined,
    },
  })
})

test('people come in pages, everybody once, also those who joined in the same millisecond', async () => {
  const owner = await testOwner(db)
  for (let count = 0; count < 4; count++) await testMember(db, owner.projectId, 'viewer')
  const { projectId, context } = owner
  await db.prisma.membership.updateMany({
    where: { projectId, role: 'viewer' },
    data: { createdAt: new Date('2099-01-01') },
  })
  const pages: string[][] = []
  let next: string | undefined
  do {
    const page = await listPeople(deps, context, { pageSize: 2, next })
    if (!page.ok) throw new Error('refused')
    pages.push(page.value.people.map(({ id }) => id))
    next = page.value.next
  } while (next !== undefined)
  expect(pages.map(({ length }) => length)).toEqual([2, 2, 1])
  expect(pages[0]?.[0]).toBe(idOf(owner))
  expect(new Set(pages.flat()).size).toBe(5)
  expect(await listPeople(deps, context, { pageSize: 2, next: 'x' })).toMatchObject({
    problem: { kind: 'invalid_request' },
  })
})

test('a changed role counts from the next request on, and the audit log has it without a value', async () => {
  const owner = await testOwner(db)
  const viewer = await testMember(db, owner.projectId, 'viewer')
  const changed = await changeRole(deps, owner.context, { id: idOf(viewer), role: 'admin' })
  expect(changed).toMatchObject({ ok: true, value: { role: 'admin' } })
  expect(await authenticate(db, { signInId: viewer.context.signInId })).toMatchObject({ role: 'admin' })
  expect(await auditOf(db, owner.projectId)).toEqual(['person: person.role_changed'])
})

test('the last owner can neither be lowered nor removed', async () => {
  const owner = await testOwner(db)
  await testMember(db, owner.projectId, 'admin')
  const lowered = await changeRole(deps, owner.context, { id: idOf(owner), role: 'viewer' })
  expect(lowered).toMatchObject({ ok: false, problem: { kind: 'last_owner', message: expect.stringContaining('Ada') } })
  expect(await removePerson(deps, owner.context, idOf(owner))).toMatchObject({ problem: { kind: 'last_owner' } })
  expect((await rolesIn(db, owner.projectId))[owner.personId]).toBe('owner')
})

test('two owners who lower each other at once leave one owner', async () => {
  const one = await testOwner(db)
  const other = await testMember(db, one.projectId, 'owner')
  const done = await Promise.all([
    changeRole(deps, one.context, { id: idOf(other), role: 'viewer' }),
    changeRole(deps, other.context, { id: idOf(one), role: 'viewer' }),
  ])
  expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(Object.values(await rolesIn(db, one.projectId)).sort()).toEqual(['owner', 'viewer'])
})

test('who is removed is out from the next request on, and their e-mail can be invited again', async () => {
  const owner = await testOwner(db)
  const admin = await testMember(db, owner.projectId, 'admin')
  expect(await removePerson(deps, owner.context, idOf(admin))).toEqual({ ok: true, value: undefined })
  expect(await authenticate(db, { signInId: admin.context.signInId })).toBeUndefined()
  expect(await db.prisma.person.findUnique({ where: { email: admin.email } })).toBeNull()
  const { name, passwordHash } = await db.prisma.person.findUniqueOrThrow({ where: { id: admin.personId } })
  expect([name, passwordHash]).toEqual(['Ada', ''])
  expect(await createInvitation(deps, owner.context, { role: 'admin', email: admin.email, days: 7 })).toMatchObject({
    ok: true,
  })
})

test('a password link of somebody who was removed does not open the sign-in of who has their e-mail next', async () => {
  const owner = await testOwner(db)
  const viewer = await testMember(db, owner.projectId, 'viewer')
  const { email } = viewer
  const made = await makePasswordLink(deps, owner.context, idOf(viewer))
  await removePerson(deps, owner.context, idOf(viewer))
  const invited = await createInvitation(deps, owner.context, { role: 'viewer', email, days: 7 })
  const follow = (link: { ok: true; value: { link: string } } | { ok: false }, password: string) =>
    acceptInvitation(
      deps,
      { ...linkParts(link.ok ? link.value.link : ''), name: 'Bea', email, password, ip: newIp() },
      undefined,
    )
  expect(await follow(invited, 'fake words of somebody new')).toMatchObject({ ok: true })
  expect(await follow(made, 'fake words of the one before')).toMatchObject({ problem: { kind: 'invitation_over' } })
})

test('who belongs to another project keeps that one and their sign-in', async () => {
  const owner = await testOwner(db)
  const guest = await testMember(db, owner.projectId, 'viewer', { alone: false })
  await removePerson(deps, owner.context, idOf(guest))
  expect(await authenticate(db, { signInId: guest.context.signInId })).toMatchObject({ projectId: guest.ownProjectId })
  expect(await db.prisma.person.findUnique({ where: { email: guest.email } })).not.toBeNull()
})

test('an owner who is lowered or removed leaves no open invitation behind', async () => {
  const owner = await testOwner(db)
  const other = await testMember(db, owner.projectId, 'owner')
  await createInvitation(deps, other.context, { role: 'owner', days: 30 })
  expect(await listInvitations(deps, owner.context)).toHaveLength(1)
  await changeRole(deps, owner.context, { id: idOf(other), role: 'viewer' })
  expect(await listInvitations(deps, owner.context)).toEqual([])
})

test('an owner whose role was taken away a moment ago changes nothing', async () => {
  const owner = await testOwner(db)
  const other = await testMember(db, owner.projectId, 'owner')
  await changeRole(deps, owner.context, { id: idOf(other), role: 'viewer' })
  expect(await removePerson(deps, other.context, idOf(owner))).toMatchObject({ problem: { kind: 'not_allowed' } })
  expect(await createInvitation(deps, other.context, { role: 'owner', days: 1 })).toMatchObject({
    problem: { kind: 'not_allowed' },
  })
})

test('people of another project, absent and malformed ids get the same answer', async () => {
  const owner = await testOwner(db)
  const foreign = await testOwner(db)
  const answers = []
  for (const id of [idOf(foreign), toPublic('per', newId()), toPublic('acc', owner.personId), 'x', ''])
    answers.push(
      await changeRole(deps, owner.context, { id, role: 'viewer' }),
      await removePerson(deps, owner.context, id),
    )
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ problem: { kind: 'not_found' } })
})
