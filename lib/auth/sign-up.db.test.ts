import { expect, test } from 'vitest'
import { newApiKey } from './api-key.ts'
import { authenticate } from './context.ts'
import { auditOf, connectors, password, testInstallation } from './installation.fixture.ts'
import { signUp } from './sign-up.ts'

const input = { email: ' Ada@Acme.example ', name: ' Ada Lovelace ', password, ip: '203.0.113.7', userAgent: 'fake' }

test('the first person becomes the owner, signed in, with a project and two configs for each connector', async () => {
  const db = await testInstallation()
  const signedUp = await signUp({ prisma: db.prisma, connectors }, input)
  if (!signedUp.ok) throw new Error(String(signedUp.problem.message))
  const { projectId, personId, signInId } = signedUp.value

  const context = await authenticate(db, { signInId, ip: '203.0.113.7' })
  expect(context).toEqual({
    projectId,
    signInId,
    actor: { type: 'person', id: personId },
    person: { id: personId, email: 'ada@acme.example', name: 'Ada Lovelace' },
    projects: [{ id: projectId, name: 'My project', role: 'owner' }],
    role: 'owner',
    ip: '203.0.113.7',
  })
  const configs = await db.prisma.config.findMany({ where: { projectId } })
  expect(configs.map(({ connector, environment, name }) => `${connector} ${environment} ${name}`).sort()).toEqual([
    'coursera production Coursera',
    'coursera sandbox Coursera sandbox',
    'udemy production Udemy Business',
    'udemy sandbox Udemy Business sandbox',
  ])
  expect(await auditOf(db, projectId)).toEqual(['person: owner.created', 'person: person.signed_in'])
})

test('a second sign-up is refused and changes nothing', async () => {
  const db = await testInstallation()
  await signUp({ prisma: db.prisma, connectors }, input)
  const second = await signUp({ prisma: db.prisma, connectors }, { ...input, email: 'eve@acme.example' })
  expect(second).toMatchObject({ ok: false, problem: { kind: 'owner_exists' } })
  expect(await db.prisma.person.count()).toBe(1)
})

test('of five sign-ups at once one makes the owner and the others are refused', async () => {
  const db = await testInstallation()
  const tries = Array.from({ length: 5 }, (_, index) =>
    signUp({ prisma: db.prisma, connectors }, { ...input, email: `ada${index}@acme.example` }),
  )
  const results = await Promise.all(tries)
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  for (const result of results) if (!result.ok) expect(result.problem.kind).toBe('owner_exists')
  expect(await db.prisma.person.count()).toBe(1)
  expect(await db.prisma.project.count()).toBe(1)
  expect(await db.prisma.config.count()).toBe(4)
})

test('what cannot be taken is told at its field, and nothing is made', async () => {
  const db = await testInstallation()
  const refusal = await signUp({ prisma: db.prisma, connectors }, { email: 'ada', name: ' ', password: 'short' })
  expect(refusal).toMatchObject({ ok: false, problem: { kind: 'invalid_values' } })
  if (refusal.ok) return
  expect(Object.keys(refusal.problem.fields ?? {}).sort()).toEqual(['email', 'name', 'password'])
  expect(JSON.stringify(refusal)).not.toContain('short')
  expect(await db.prisma.person.count()).toBe(0)
})

test('a failure in the middle leaves nothing behind', async () => {
  const db = await testInstallation()
  const broken = [{ id: 'udemy', name: 'Udemy\u0000', authMethod: 'basic' }]
  await expect(signUp({ prisma: db.prisma, connectors: broken }, input)).rejects.toThrow()
  expect(await db.prisma.person.count()).toBe(0)
  expect(await db.prisma.project.count()).toBe(0)
  expect((await signUp({ prisma: db.prisma, connectors }, input)).ok).toBe(true)
})

test('the API key of the environment works from sign-up on', async () => {
  const db = await testInstallation()
  const apiKey = newApiKey()
  const signedUp = await signUp({ prisma: db.prisma, connectors, apiKey }, input)
  if (!signedUp.ok) throw new Error(String(signedUp.problem.message))
  expect(await authenticate(db, { authorization: `Bearer ${apiKey}` })).toMatchObject({
    projectId: signedUp.value.projectId,
    actor: { type: 'api_key' },
    role: 'admin',
  })
})
