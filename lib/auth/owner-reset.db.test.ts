import { expect, test } from 'vitest'
import { toPublic } from '#lib/ids.ts'
import { acceptInvitation } from '#lib/people/accept-invitation.ts'
import { makePasswordLink } from '#lib/people/make-password-link.ts'
import { asked, linkParts, newIp, testDeps } from '#lib/people/people.fixture.ts'
import { authenticate } from './context.ts'
import { auditOf, testInstallation, testPerson } from './installation.fixture.ts'
import { resetOwner } from './owner-reset.ts'
import { signIn } from './sign-in.ts'
import { signInLimits } from './sign-in-limits.ts'
import { openSignIn } from './sign-ins.ts'

test('the owner gets a new password, and every sign-in ends', async () => {
  const db = await testInstallation()
  const deps = { prisma: db.prisma, limits: signInLimits(db.pool) }
  const { email, password, personId, projectId } = await testPerson(db)
  const viewer = await testPerson(db, 'viewer')
  const [signInId, theirs] = [
    await openSignIn(db.prisma, personId, {}),
    await openSignIn(db.prisma, viewer.personId, {}),
  ]

  const reset = await resetOwner(db)
  if (!reset.ok) throw new Error(String(reset.problem.message))
  expect(reset.value.email).toBe(email)
  expect(reset.value.generated).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  expect(await authenticate(db, { signInId })).toBeUndefined()
  expect(await authenticate(db, { signInId: theirs })).toBeDefined()
  expect((await signIn(deps, { email, password })).ok).toBe(false)
  expect((await signIn(deps, { email, password: reset.value.generated! })).ok).toBe(true)
  expect((await auditOf(db, projectId))[0]).toBe('system: person.password_reset')
})

test('a password link that was made before is worth nothing after', async () => {
  const db = await testInstallation()
  const [one, two] = [await testPerson(db), await testPerson(db)]
  await db.prisma.membership.create({ data: { projectId: two.projectId, personId: one.personId, role: 'owner' } })
  const made = await makePasswordLink(
    testDeps(db),
    await asked(db, one, 'owner', two.projectId),
    toPublic('per', two.personId),
  )
  if (!made.ok) throw new Error(String(made.problem.message))
  expect(await resetOwner(db, { email: two.email })).toMatchObject({ ok: true })
  const input = { ...linkParts(made.value.link), password: 'fake other words here', ip: newIp() }
  expect(await acceptInvitation(testDeps(db), input, undefined)).toMatchObject({ problem: { kind: 'invitation_over' } })
})

test('a given password is used and not repeated; a weak one changes nothing', async () => {
  const db = await testInstallation()
  const deps = { prisma: db.prisma, limits: signInLimits(db.pool) }
  const { email, password } = await testPerson(db)
  expect(await resetOwner(db, { password: 'fake' })).toMatchObject({ ok: false, problem: { kind: 'invalid_values' } })
  expect((await signIn(deps, { email, password })).ok).toBe(true)
  const reset = await resetOwner(db, { password: 'fake other words here' })
  expect(reset).toEqual({ ok: true, value: { email, generated: undefined } })
  expect((await signIn(deps, { email, password: 'fake other words here' })).ok).toBe(true)
})

test('without an owner, or with several and no e-mail, it says what to do', async () => {
  const db = await testInstallation()
  expect(await resetOwner(db)).toMatchObject({ ok: false, problem: { kind: 'not_found' } })
  const [one, two] = [await testPerson(db), await testPerson(db)]
  const several = await resetOwner(db)
  expect(JSON.stringify(several)).toContain(one.email)
  expect(JSON.stringify(several)).toContain(two.email)
  expect(await resetOwner(db, { email: two.email })).toMatchObject({ ok: true, value: { email: two.email } })
  const stranger = await resetOwner(db, { email: 'nobody@acme.example' })
  expect(stranger).toMatchObject({ ok: false, problem: { kind: 'not_found' } })
})
