import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { authenticate } from './context.ts'
import { auditOf, testInstallation, testPerson } from './installation.fixture.ts'
import { signIn } from './sign-in.ts'
import { signInLimits } from './sign-in-limits.ts'
import { signOut } from './sign-out.ts'

const db = await testDb()
const deps = { prisma: db.prisma, limits: signInLimits(db.pool) }

let lastIp = 0
/** Each test comes from an address of its own. */
const newIp = () => `198.51.100.${++lastIp}`
const kindOf = (result: Awaited<ReturnType<typeof signIn>>) => (result.ok ? 'ok' : result.problem.kind)

test('the right password signs in, in any case of the e-mail, and out again', async () => {
  const { email, password, personId, projectId } = await testPerson(db)
  const ip = newIp()
  const result = await signIn(deps, { email: ` ${email.toUpperCase()} `, password, ip, userAgent: 'fake'.repeat(200) })
  if (!result.ok) throw new Error(String(result.problem.message))
  const { signInId, person } = result.value
  expect(person).toEqual({ id: personId, email, name: 'Ada' })
  expect(await authenticate(db, { signInId })).toMatchObject({ projectId, role: 'owner' })

  await signOut(db, { signInId, ip })
  expect(await authenticate(db, { signInId })).toBeUndefined()
  await signOut(db, { signInId, ip })
  expect(await auditOf(db, projectId)).toEqual(['person: person.signed_in', 'person: person.signed_out'])
})

test('a wrong password and an unknown e-mail are refused in the same words', async () => {
  const { email, projectId, password } = await testPerson(db)
  const wrong = await signIn(deps, { email, password: 'fake wrong words here', ip: newIp() })
  const unknown = await signIn(deps, { email: 'nobody@acme.example', password, ip: newIp() })
  expect(wrong).toMatchObject({ ok: false, problem: { kind: 'sign_in_refused' } })
  expect(wrong).toEqual(unknown)
  expect(await auditOf(db, projectId)).toContain('system: person.sign_in_refused')
})

test('a try with an unknown e-mail is told to the first project, without the e-mail', async () => {
  const own = await testInstallation()
  const { projectId } = await testPerson(own)
  const limits = signInLimits(own.pool)
  await signIn({ prisma: own.prisma, limits }, { email: 'nobody@acme.example', password: 'fake', ip: newIp() })
  expect(await auditOf(own, projectId)).toEqual(['system: person.sign_in_refused'])
  expect(JSON.stringify(await own.prisma.auditEvent.findMany())).not.toContain('nobody')
})

test('the sixth try for an e-mail waits, even with the right password, and says for how long', async () => {
  const { email, password } = await testPerson(db)
  for (let index = 0; index < 5; index++) {
    expect(kindOf(await signIn(deps, { email, password: 'fake wrong', ip: newIp() }))).toBe('sign_in_refused')
  }
  const sixth = await signIn(deps, { email, password, ip: newIp() })
  if (sixth.ok) return expect.unreachable()
  expect(sixth.problem.kind).toBe('too_many_requests')
  expect(sixth.problem.retryAfter).toBeGreaterThan(14 * 60)
  expect(sixth.problem.retryAfter).toBeLessThanOrEqual(15 * 60)
  expect(sixth.problem.next).toBe('Try again in 15 minutes.')

  await db.pool.query('update rate_limits set expire = 1')
  expect(kindOf(await signIn(deps, { email, password, ip: newIp() }))).toBe('ok')
})

test('twenty guesses at once are five guesses', async () => {
  const { email } = await testPerson(db)
  const tries = Array.from({ length: 20 }, () => signIn(deps, { email, password: 'fake wrong', ip: newIp() }))
  const kinds = (await Promise.all(tries)).map(kindOf)
  expect(kinds.filter((kind) => kind === 'sign_in_refused')).toHaveLength(5)
  expect(kinds.filter((kind) => kind === 'too_many_requests')).toHaveLength(15)
})

test('a right password makes the wrong ones before it forgotten', async () => {
  const { email, password } = await testPerson(db)
  for (let round = 0; round < 3; round++) {
    for (let index = 0; index < 4; index++) await signIn(deps, { email, password: 'fake wrong', ip: newIp() })
    expect(kindOf(await signIn(deps, { email, password, ip: newIp() }))).toBe('ok')
  }
})

test('the thirty-first try from one address waits, whatever the e-mails, and so does its IPv6 neighbour', async () => {
  const limits = signInLimits(db.pool)
  for (let index = 0; index < 30; index++) {
    expect(await limits.take(`fake-${index}@acme.example`, `2001:db8:7:7::${index + 1}`)).toBeUndefined()
  }
  expect(await limits.take('fake@acme.example', '2001:db8:7:7:ffff::1')).toBeGreaterThan(14 * 60)
  expect(await limits.take('fake@acme.example', '2001:db8:7:8::1')).toBeUndefined()
})

test('a person without a project cannot sign in', async () => {
  const { email, password, personId } = await testPerson(db)
  await db.prisma.membership.deleteMany({ where: { personId } })
  expect(kindOf(await signIn(deps, { email, password, ip: newIp() }))).toBe('sign_in_refused')
})

test('signing in clears the sign-ins past their end', async () => {
  const { email, password, personId } = await testPerson(db)
  const data = { id: crypto.randomUUID(), personId, expiresAt: new Date(Date.now() - 1000) }
  await db.prisma.signIn.create({ data })
  await signIn(deps, { email, password, ip: newIp() })
  expect(await db.prisma.signIn.count({ where: { personId } })).toBe(1)
})

test('neither the password nor the e-mail is kept in the counters', async () => {
  const { email } = await testPerson(db)
  await signIn(deps, { email, password: 'fake canary words', ip: newIp() })
  const { rows } = await db.pool.query('select key from rate_limits')
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain('canary')
  expect(JSON.stringify(rows)).not.toContain(email.split('@')[0])
})
