import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { describeAccount, type StatusReason } from '#lib/accounts/describe-account.ts'
import { openValues } from '#lib/accounts/sealed-values.ts'
import { statusOf } from '#lib/accounts/status.ts'
import { testCredentials } from '#lib/engine/test-in-english.fixture.ts'
import { connectors } from '#lib/registry.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import { testDb } from '#server/test-db.ts'
import { seed } from './seed-database.ts'

const db = await testDb()
const key = randomBytes(32).toString('base64')
const env = { encryptionKey: key, previousEncryptionKey: undefined }
const password = 'fake words on a slow ferry'
const vault = createVault({ prisma: db.prisma, keyProvider: environmentKeyProvider({ key }) })

test('makes an owner and accounts of every connector in every status, whose values say what they say', async () => {
  const first = await seed({ db, env }, { accounts: 0, password, again: false })
  expect(first).toMatchObject({ ok: true, value: { made: expect.any(Number), email: 'ada@acme.example' } })
  const rows = await db.prisma.linkedAccount.findMany()
  const known = await connectors()
  expect(new Set(rows.map(({ provider }) => provider))).toEqual(new Set(known.keys()))
  expect([...new Set(rows.map(({ status }) => status))].sort()).toEqual([
    'active',
    'archived',
    'error',
    'expired',
    'inactive',
    'suspended',
  ])
  for (const row of rows) {
    const values = { ...(row.publicValues as Record<string, string>), ...(await openValues(vault, row)) }
    const { provider } = await sandboxFor(row.provider)
    const connector = known.get(row.provider)!
    const report = await testCredentials({
      connector,
      authMethod: row.authMethod,
      values,
      door: { dispatch: provider },
    })
    expect({ label: row.label, passed: report.ok }).toEqual({
      label: row.label,
      passed: (row.lastCheck as { passed: boolean }).passed,
    })
    if (report.ok) expect(report.identity).toEqual({ id: row.identityId, name: row.identityName })
    if (!report.ok && row.status === 'error')
      expect(row.statusReasons).toMatchObject([{ code: report.refusal.code, description: report.refusal.message }])
  }
})

test('every status has its reasons, and a history that leads to it', async () => {
  await seed({ db, env }, { accounts: 0, password, again: true })
  const rows = await db.prisma.linkedAccount.findMany({ include: { config: true } })
  for (const { id, status, statusReasons, statusSince, lastCheckedAt, lastCheck, nextCheckAt, config } of rows) {
    const reasons = statusReasons as StatusReason[]
    expect(statusOf(reasons)).toBe(status)
    expect(config.enabled).toBe(status !== 'inactive')
    const where = { where: { accountId: id }, orderBy: { id: 'asc' } } as const
    const changes = await db.prisma.statusChange.findMany(where)
    for (const [at, { from }] of changes.entries()) expect(from).toBe(changes[at - 1]?.to ?? null)
    expect(changes.at(-1)).toMatchObject({ to: status, code: reasons[0]?.code ?? null, createdAt: statusSince })
    const calls = await db.prisma.call.findMany(where)
    expect(calls.length).toBeGreaterThan(7)
    expect(calls.toSorted((one, other) => +one.createdAt - +other.createdAt)).toEqual(calls)
    expect(calls.at(-1)).toMatchObject({
      createdAt: lastCheckedAt,
      outcome: (lastCheck as { passed: boolean }).passed ? 'passed' : 'refused',
    })
    expect(nextCheckAt === null).toBe(['inactive', 'suspended', 'archived'].includes(status))
  }
  const advised = await Promise.all(rows.map((row) => describeAccount(row)))
  expect(advised.filter(({ advice }) => advice)).toMatchObject([{ provider: 'udacity' }])
})

test('a hub that has accounts is filled only when that is asked for, and then up to as many as are wanted', async () => {
  await seed({ db, env }, { accounts: 0, password, again: true })
  const before = await db.prisma.linkedAccount.count()
  expect(await seed({ db, env }, { accounts: 1200, password, again: false })).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining(`${before} accounts`), next: expect.stringContaining('-- --again') },
  })
  expect(await db.prisma.linkedAccount.count()).toBe(before)
  expect(await seed({ db, env }, { accounts: 0, password, again: true })).toMatchObject({
    value: { made: 0, email: undefined },
  })
  expect(await seed({ db, env }, { accounts: 1200, password, again: true })).toMatchObject({
    value: { made: 1200 - before },
  })
  expect(await db.prisma.linkedAccount.count()).toBe(1200)
  expect(await db.prisma.person.count()).toBe(1)
})

test('a wrong encryption key is told, and nothing is made with it', async () => {
  await seed({ db, env }, { accounts: 0, password, again: true })
  const before = await db.prisma.linkedAccount.count()
  const wrong = { encryptionKey: randomBytes(32).toString('base64'), previousEncryptionKey: undefined }
  expect(await seed({ db, env: wrong }, { accounts: before + 50, password, again: true })).toMatchObject({ ok: false })
  expect(await db.prisma.linkedAccount.count()).toBe(before)
})
