import { expect, test } from 'vitest'
import { authenticate } from '#lib/auth/context.ts'
import { auditOf } from '#lib/auth/installation.fixture.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { changeRole } from './change-role.ts'
import { createInvitation } from './create-invitation.ts'
import { leaveProject } from './leave-project.ts'
import { listInvitations } from './open-invitations.ts'
import { rolesIn, testDeps, testMember, testOwner } from './people.fixture.ts'

const db = await testDb()
const deps = testDeps(db)
const left = { ok: true, value: undefined }

test('a viewer leaves by themselves, and their browser goes on in a project of theirs', async () => {
  const owner = await testOwner(db)
  const guest = await testMember(db, owner.projectId, 'viewer', { alone: false })
  expect(await leaveProject(deps, guest.context, toPublic('prj', owner.projectId))).toEqual(left)
  expect(Object.keys(await rolesIn(db, owner.projectId))).toEqual([owner.personId])
  expect(await authenticate(db, { signInId: guest.context.signInId })).toMatchObject({ projectId: guest.ownProjectId })
  expect(await auditOf(db, owner.projectId)).toEqual(['person: person.left'])
})

test('who leaves their only project is signed out, and their e-mail can be invited again', async () => {
  const owner = await testOwner(db)
  const admin = await testMember(db, owner.projectId, 'admin')
  expect(await leaveProject(deps, admin.context, toPublic('prj', owner.projectId))).toEqual(left)
  expect(await authenticate(db, { signInId: admin.context.signInId })).toBeUndefined()
  expect(await db.prisma.person.findUnique({ where: { email: admin.email } })).toBeNull()
})

test('the last owner stays; with another one they leave, and their open invitations with them', async () => {
  const owner = await testOwner(db)
  const other = await testMember(db, owner.projectId, 'admin')
  await createInvitation(deps, owner.context, { role: 'owner', days: 30 })
  const project = toPublic('prj', owner.projectId)
  expect(await leaveProject(deps, owner.context, project)).toMatchObject({
    problem: { kind: 'last_owner', message: expect.stringContaining('cannot leave') },
  })
  expect((await rolesIn(db, owner.projectId))[owner.personId]).toBe('owner')
  await changeRole(deps, owner.context, { id: toPublic('per', other.personId), role: 'owner' })
  expect(await leaveProject(deps, owner.context, project)).toEqual(left)
  expect(await listInvitations(deps, other.context)).toEqual([])
})

test('two owners who leave at once leave one owner', async () => {
  const one = await testOwner(db)
  const other = await testMember(db, one.projectId, 'owner')
  const project = toPublic('prj', one.projectId)
  const done = await Promise.all([one, other].map(({ context }) => leaveProject(deps, context, project)))
  expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(Object.values(await rolesIn(db, one.projectId))).toEqual(['owner'])
})

test('foreign, absent and malformed projects, and one that was left before, get the same answer', async () => {
  const owner = await testOwner(db)
  const guest = await testMember(db, owner.projectId, 'viewer', { alone: false })
  const { projectId: foreign } = await testOwner(db)
  await leaveProject(deps, guest.context, toPublic('prj', owner.projectId))
  const answers = []
  for (const id of [toPublic('prj', foreign), toPublic('prj', newId()), 'x', toPublic('prj', owner.projectId)])
    answers.push(await leaveProject(deps, guest.context, id))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ problem: { kind: 'not_found' } })
  expect(Object.keys(await rolesIn(db, foreign))).toHaveLength(1)
})

test('an API key belongs to no project that it could leave', async () => {
  const { projectId } = await testOwner(db)
  const key = { projectId, actor: { type: 'api_key', id: projectId }, role: 'admin', ip: undefined } as const
  expect(await leaveProject(deps, key, toPublic('prj', projectId))).toMatchObject({ problem: { kind: 'not_allowed' } })
})
