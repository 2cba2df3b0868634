import { expect, test } from 'vitest'
import { authenticate } from '#lib/auth/context.ts'
import { auditOf } from '#lib/auth/installation.fixture.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { createInvitation } from './create-invitation.ts'
import { hashSecret } from './invitation-secret.ts'
import { lookAtInvitation } from './look-at-invitation.ts'
import { listInvitations } from './open-invitations.ts'
import { hubUrl, linkParts, newIp, rolesIn, testDeps, testMember, testOwner } from './people.fixture.ts'
import { renewInvitation, revokeInvitation } from './renew-invitation.ts'

const db = await testDb()
const deps = testDeps(db)
const newcomer = (email = `${newId()}@acme.example`) => ({
  name: 'Grace',
  email,
  password: 'fake words by a calm lake',
})

type Owner = Awaited<ReturnType<typeof testOwner>>
async function invite(owner: Owner, given: Partial<Parameters<typeof createInvitation>[2]> = {}) {
  const made = await createInvitation(deps, owner.context, { role: 'viewer', days: 7, ...given })
  if (!made.ok) throw new Error(String(made.problem.message))
  return { ...made.value, parts: linkParts(made.value.link) }
}
const look = (parts: { id: string; secret: string }, context?: Owner['context']) =>
  lookAtInvitation(deps, { ...parts, ip: newIp() }, context)

test('a link carries 256 bits in its fragment alone, and only their hash is stored', async () => {
  const owner = await testOwner(db)
  const { link, parts } = await invite(owner, { email: ' Grace@ACME.example ' })
  expect(link).toMatch(new RegExp(`^${hubUrl}/invitation/inv_[0-9a-z]{26}#[\\w-]{43}$`))
  const [row] = await db.prisma.invitation.findMany({ where: { projectId: owner.projectId } })
  expect(row).toMatchObject({ role: 'viewer', email: 'grace@acme.example' })
  expect(Buffer.from(row!.hash).equals(hashSecret(parts.secret))).toBe(true)
  const everything = await db.pool.query(
    'select to_jsonb(i)::text as i, (select jsonb_agg(a) from audit_events a) from invitations i',
  )
  expect(JSON.stringify(everything.rows)).not.toContain(parts.secret)
  expect(await auditOf(db, owner.projectId)).toEqual(['person: person.invited'])
})

test('the invited see who invites to what as what; looking uses nothing up', async () => {
  const owner = await testOwner(db)
  const { parts } = await invite(owner, { role: 'admin', email: 'grace@acme.example' })
  for (const _ of [1, 2])
    expect(await look(parts)).toMatchObject({
      value: {
        project: { name: 'Acme' },
        role: 'admin',
        invited_by: 'Ada',
        email: 'grace@acme.example',
        known: false,
        you: null,
      },
    })
})

test('somebody new joins, is signed in and sees the project', async () => {
  const owner = await testOwner(db)
  const { parts } = await invite(owner)
  const person = newcomer()
  const done = await acceptInvitation(deps, { ...parts, ...person, ip: newIp() }, undefined)
  if (!done.ok) throw new Error(String(done.problem.message))
  const context = await authenticate(db, done.value)
  expect(context).toMatchObject({ projectId: owner.projectId, role: 'viewer', person: { email: person.email } })
  expect(await auditOf(db, owner.projectId)).toEqual(['person: person.invited', 'person: person.joined'])
  expect(await listInvitations(deps, owner.context)).toEqual([])
})

test('somebody signed in joins as they are, and this browser shows the project', async () => {
  const owner = await testOwner(db)
  const guest = await testOwner(db)
  const { parts } = await invite(owner)
  expect(await acceptInvitation(deps, { ...parts, ip: newIp() }, guest.context)).toMatchObject({ ok: true })
  expect(await authenticate(db, guest.context)).toMatchObject({ projectId: guest.projectId })
  expect(await authenticate(db, { signInId: guest.context.signInId })).toMatchObject({
    projectId: owner.projectId,
    role: 'viewer',
  })
})

test('an expired, withdrawn, used or renewed link says which, and what to do', async () => {
  const owner = await testOwner(db)
  const [expired, revoked, used, renewed] = [
    await invite(owner),
    await invite(owner),
    await invite(owner),
    await invite(owner),
  ]
  await db.prisma.invitation.updateMany({
    where: { hash: hashSecret(expired.parts.secret) },
    data: { expiresAt: new Date(Date.now() - 1) },
  })
  await revokeInvitation(deps, owner.context, revoked.invitation.id)
  await acceptInvitation(deps, { ...used.parts, ...newcomer(), ip: newIp() }, undefined)
  const again = await renewInvitation(deps, owner.context, renewed.invitation.id)
  const said = {
    expired: [expired.parts, /expired/],
    revoked: [revoked.parts, /withdrawn/],
    used: [used.parts, /used already/],
    renewed: [renewed.parts, /withdrawn/],
  } as const
  for (const [name, [parts, words]] of Object.entries(said)) {
    const answer = await look(parts)
    expect(answer, name).toMatchObject({
      ok: false,
      problem: { kind: 'invitation_over', next: expect.stringMatching(/./) },
    })
    expect(!answer.ok && answer.problem.message).toMatch(words)
    expect(await acceptInvitation(deps, { ...parts, ...newcomer(), ip: newIp() }, undefined)).toEqual(answer)
  }
  if (!again.ok) throw new Error(String(again.problem.message))
  expect(await look(linkParts(again.value.link))).toMatchObject({ ok: true, value: { role: 'viewer' } })
})

test('an unknown id, a wrong secret and another link’s secret get the same answer', async () => {
  const owner = await testOwner(db)
  const { parts } = await invite(owner)
  const other = await invite(await testOwner(db))
  const wrong = [
    { ...parts, secret: parts.secret.slice(0, -1) },
    { ...parts, secret: '' },
    { ...parts, secret: other.parts.secret },
    { ...parts, id: other.parts.id },
    { ...parts, id: toPublic('inv', newId()) },
    { ...parts, id: 'x' },
  ]
  const answers = await Promise.all(wrong.map((link) => look(link)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ problem: { kind: 'not_found', next: expect.stringContaining('copy the whole') } })
})

test('a link for one e-mail is for nobody else: signed in as another, or new with another', async () => {
  const owner = await testOwner(db)
  const { parts } = await invite(owner, { email: 'grace@acme.example' })
  const guest = await testOwner(db)
  const refused = await acceptInvitation(deps, { ...parts, ip: newIp() }, guest.context)
  expect(refused).toMatchObject({
    problem: { kind: 'invitation_refused', message: expect.stringContaining(guest.email) },
  })
  const done = await acceptInvitation(deps, { ...parts, ...newcomer('eve@acme.example'), ip: newIp() }, undefined)
  expect(done.ok).toBe(true)
  expect(await db.prisma.person.findUnique({ where: { email: 'eve@acme.example' } })).toBeNull()
  expect(await db.prisma.person.findUnique({ where: { email: 'grace@acme.example' } })).not.toBeNull()
})

test('who belongs to the project already is told so, and the link stays good', async () => {
  const owner = await testOwner(db)
  const viewer = await testMember(db, owner.projectId, 'viewer')
  const { parts } = await invite(owner, { role: 'owner' })
  expect(await look(parts, viewer.context)).toMatchObject({ value: { you: { belongs: true } } })
  const refused = await acceptInvitation(deps, { ...parts, ip: newIp() }, viewer.context)
  expect(refused).toMatchObject({ problem: { kind: 'already_member' } })
  expect((await rolesIn(db, owner.projectId))[viewer.personId]).toBe('viewer')
  expect((await look(parts)).ok).toBe(true)
  expect(await createInvitation(deps, owner.context, { role: 'admin', email: viewer.email, days: 1 })).toMatchObject({
    problem: { kind: 'already_member' },
  })
})

test('a new person cannot take the e-mail of somebody who has a sign-in here', async () => {
  const owner = await testOwner(db)
  const { email } = await testOwner(db)
  const { parts } = await invite(owner)
  const refused = await acceptInvitation(deps, { ...parts, ...newcomer(email), ip: newIp() }, undefined)
  expect(refused).toMatchObject({
    problem: { kind: 'invalid_values', fields: { email: expect.stringContaining('sign in') } },
  })
  expect((await look(parts)).ok).toBe(true)
})

test('fifty who accept one link at once make one membership', async () => {
  const owner = await testOwner(db)
  const { parts } = await invite(owner)
  const guests = await Promise.all(Array.from({ length: 50 }, () => testOwner(db)))
  const done = await Promise.all(
    guests.map(({ context }) => acceptInvitation(deps, { ...parts, ip: newIp() }, context)),
  )
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  for (const answer of done) if (!answer.ok) expect(answer.problem.kind).toBe('invitation_over')
  expect(Object.values(await rolesIn(db, owner.projectId)).sort()).toEqual(['owner', 'viewer'])
})

test('of two new people at once one joins, and the other leaves nothing behind', async () => {
  const owner = await testOwner(db)
  const { parts } = await invite(owner)
  const [one, other] = [newcomer(), newcomer()]
  const done = await Promise.all(
    [one, other].map((person) => acceptInvitation(deps, { ...parts, ...person, ip: newIp() }, undefined)),
  )
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.prisma.person.count({ where: { email: { in: [one.email, other.email] } } })).toBe(1)
})

test('guesses from one address come to an end, good links do not count', async () => {
  const owner = await testOwner(db)
  const { parts } = await invite(owner)
  const ip = newIp()
  for (let count = 0; count < 40; count++)
    expect((await lookAtInvitation(deps, { ...parts, ip }, undefined)).ok).toBe(true)
  const guess = () => lookAtInvitation(deps, { ...parts, secret: 'fake', ip }, undefined)
  for (let count = 0; count < 30; count++) expect(await guess()).toMatchObject({ problem: { kind: 'not_found' } })
  expect(await guess()).toMatchObject({ problem: { kind: 'too_many_requests', retryAfter: expect.any(Number) } })
})

test('an e-mail has one open link in a project', async () => {
  const owner = await testOwner(db)
  const first = await invite(owner, { email: 'grace@acme.example' })
  await invite(owner, { email: 'grace@acme.example' })
  expect(await listInvitations(deps, owner.context)).toHaveLength(1)
  expect(await look(first.parts)).toMatchObject({ problem: { kind: 'invitation_over' } })
})

test('another project’s invitations are not there', async () => {
  const { invitation } = await invite(await testOwner(db))
  const other = await testOwner(db)
  const answers = [
    await revokeInvitation(deps, other.context, invitation.id),
    await renewInvitation(deps, other.context, invitation.id),
    await revokeInvitation(deps, other.context, toPublic('inv', newId())),
  ]
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ problem: { kind: 'not_found' } })
})
