import { expect, test } from 'vitest'
import { newApiKey } from './api-key.ts'
import { authenticate } from './context.ts'
import { auditOf, connectors, password, testInstallation, testPerson } from './installation.fixture.ts'
import { provision } from './provision.ts'
import { signIn } from './sign-in.ts'
import { signInLimits } from './sign-in-limits.ts'
import { signUp } from './sign-up.ts'

const admin = { adminEmail: 'Ada@Acme.example', adminPassword: password }

test('the environment makes the owner and the first API key, once', async () => {
  const db = await testInstallation()
  const apiKey = newApiKey()
  const deps = { prisma: db.prisma, connectors, ...admin, apiKey }
  expect(await provision(deps)).toEqual({ ok: true, value: { owner: 'created', apiKey: 'created' } })
  expect(await provision(deps)).toEqual({ ok: true, value: { owner: 'kept', apiKey: 'kept' } })
  const limits = signInLimits(db.pool)
  expect((await signIn({ prisma: db.prisma, limits }, { email: 'ada@acme.example', password })).ok).toBe(true)
  const context = await authenticate(db, { authorization: `Bearer ${apiKey}` })
  expect(await auditOf(db, context!.projectId)).toEqual([
    'system: owner.created',
    'system: api_key.created',
    'person: person.signed_in',
  ])
})

test('with an owner and a key the variables have no say', async () => {
  const db = await testInstallation()
  await signUp(
    { prisma: db.prisma, connectors, apiKey: newApiKey() },
    { email: 'eve@acme.example', name: 'Eve', password },
  )
  const apiKey = newApiKey()
  const result = await provision({ prisma: db.prisma, connectors, ...admin, apiKey })
  expect(result).toEqual({ ok: true, value: { owner: 'kept', apiKey: 'kept' } })
  expect(await authenticate(db, { authorization: `Bearer ${apiKey}` })).toBeUndefined()
  expect(await db.prisma.person.count()).toBe(1)
})

test('a revoked key does not come back with a restart', async () => {
  const db = await testInstallation()
  const apiKey = newApiKey()
  const deps = { prisma: db.prisma, connectors, ...admin, apiKey }
  await provision(deps)
  await db.prisma.apiKey.updateMany({ data: { revokedAt: new Date() } })
  expect(await provision(deps)).toMatchObject({ value: { apiKey: 'kept' } })
  expect(await authenticate(db, { authorization: `Bearer ${apiKey}` })).toBeUndefined()
})

test('two processes that start at once make one owner and one key', async () => {
  const db = await testInstallation()
  const deps = { prisma: db.prisma, connectors, ...admin, apiKey: newApiKey() }
  const results = await Promise.all([provision(deps), provision(deps), provision(deps)])
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(await db.prisma.person.count()).toBe(1)
  expect(await db.prisma.apiKey.count()).toBe(1)
  expect(await db.prisma.config.count()).toBe(4)
})

test('an API key without an owner waits for the sign-up', async () => {
  const db = await testInstallation()
  const apiKey = 'fake-key-of-another-make-0123456789'
  const result = await provision({ prisma: db.prisma, connectors, apiKey })
  expect(result).toEqual({ ok: true, value: { owner: 'absent', apiKey: 'waiting' } })
})

test('a weak password or a short key is refused with the name of the variable and not its value', async () => {
  const db = await testInstallation()
  const weak = await provision({ prisma: db.prisma, connectors, ...admin, adminPassword: 'passwordpassword' })
  expect(weak).toMatchObject({ ok: false, problem: { kind: 'invalid_values' } })
  expect(JSON.stringify(weak)).toContain('HUB_ADMIN_PASSWORD')
  expect(JSON.stringify(weak)).not.toContain('passwordpassword')
  const short = await provision({ prisma: db.prisma, connectors, ...admin, apiKey: 'fake-short' })
  expect(JSON.stringify(short)).toContain('HUB_API_KEY')
  expect(JSON.stringify(short)).not.toContain('fake-short')
  const mistyped = await provision({ prisma: db.prisma, connectors, ...admin, apiKey: `${newApiKey().slice(0, -1)}!` })
  expect(JSON.stringify(mistyped)).toContain('mistyped')
  expect(await db.prisma.person.count()).toBe(0)
})

test('a connector new to this installation gets its two configs; changed ones stay as they are', async () => {
  const db = await testInstallation()
  const { projectId } = await testPerson(db)
  await provision({ prisma: db.prisma, connectors: connectors.slice(0, 1) })
  await db.prisma.config.updateMany({ where: { environment: 'sandbox' }, data: { name: 'Renamed', enabled: false } })
  await provision({ prisma: db.prisma, connectors })
  await provision({ prisma: db.prisma, connectors })
  const configs = await db.prisma.config.findMany({ where: { projectId } })
  expect(configs.map(({ name, enabled }) => `${name} ${enabled}`).sort()).toEqual([
    'Coursera sandbox true',
    'Coursera true',
    'Renamed false',
    'Udemy Business true',
  ])
})
