import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inEnglish } from '#lib/words/in-english.fixture.ts'
import { testDb } from '#server/test-db.ts'
import { linkedAccount, quietRun, rowOf, spoil, testDeps, testProject, testValuesOf } from './project.fixture.ts'
import { relinkAccount } from './relink-account.ts'
import { openValues } from './sealed-values.ts'

const db = await testDb()
const deps = testDeps(db)

async function brokenProject() {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project)
  await spoil(deps, project, id, 'wrong_secret')
  await db.prisma.linkedAccount.updateMany({
    where: { projectId: project.projectId },
    data: { status: 'error', refusals: 3 },
  })
  return { project, id }
}

test('only the changed value is sent: the rest is merged, the id stays, the account is active again', async () => {
  const { project, id } = await brokenProject()
  const before = await rowOf(deps, project, id)
  const { clientId, clientSecret } = await testValuesOf('good')
  const stored = await openValues(deps.vault, before)
  const values = { clientSecret: clientSecret!, ...(stored.clientId !== clientId && { clientId: clientId! }) }
  const edited = await relinkAccount(deps, project.context, { id, attempt: randomUUID(), values }, quietRun())

  expect(edited).toMatchObject({
    ok: true,
    value: { account: { id, status: 'active', status_reasons: [], last_check: { passed: true } } },
  })
  const after = await rowOf(deps, project, id)
  expect(after).toMatchObject({ version: before.version + 1, refusals: 0, configId: before.configId })
  expect(await openValues(deps.vault, after)).toEqual({ clientId, clientSecret })
  const line = await db.prisma.auditEvent.findFirst({
    where: { projectId: project.projectId, action: 'account.rotated' },
  })
  expect(line?.changed).toContain('clientSecret')
  expect(JSON.stringify(line)).not.toContain(clientSecret)
})

test('a refusal keeps what was stored', async () => {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project)
  const before = await rowOf(deps, project, id)
  const { clientSecret } = await testValuesOf('wrong_secret')
  const input = { id, attempt: randomUUID(), values: { clientSecret: `${clientSecret!.slice(0, -4)}none` } }
  expect(await relinkAccount(deps, project.context, input, quietRun())).toMatchObject({
    problem: { kind: 'credentials_refused' },
  })
  expect(await rowOf(deps, project, id)).toEqual(before)
})

test('a value that stays keeps its hint, and one that is missing is asked for by name', async () => {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project)
  const before = await rowOf(deps, project, id)
  const same = await relinkAccount(deps, project.context, { id, attempt: randomUUID(), values: {} }, quietRun())
  expect(same.ok).toBe(true)
  expect((await rowOf(deps, project, id)).sealedHints).toEqual(before.sealedHints)
  const emptied = await relinkAccount(
    deps,
    project.context,
    { id, attempt: randomUUID(), values: { clientSecret: ' ' } },
    quietRun(),
  )
  expect(inEnglish(emptied)).toMatchObject({
    problem: { kind: 'invalid_values', fields: { clientSecret: expect.any(String) } },
  })
})

test('an account that is deleted while its new values are checked stores nothing', async () => {
  const { project, id } = await brokenProject()
  const input = { id, attempt: randomUUID(), values: await testValuesOf('good') }
  const vault = {
    ...deps.vault,
    seal: async (...given: Parameters<typeof deps.vault.seal>) => {
      await db.prisma.linkedAccount.updateMany({
        where: { projectId: project.projectId },
        data: { deletedAt: new Date() },
      })
      return deps.vault.seal(...given)
    },
  }
  expect(await relinkAccount({ ...deps, vault }, project.context, input, quietRun())).toMatchObject({
    problem: { kind: 'changed_meanwhile' },
  })
  expect(await rowOf(deps, project, id)).toMatchObject({ version: 1, status: 'error' })
  expect(
    await db.prisma.linkAttempt.findFirst({ where: { projectId: project.projectId, key: input.attempt } }),
  ).toMatchObject({
    state: 'unavailable',
  })
})

test.each([
  ['error', 'active'],
  ['suspended', 'suspended'],
])(
  'an account that becomes %s while its new values are checked ends %s, without reasons',
  async (meanwhile, status) => {
    const project = await testProject(db)
    const { id } = await linkedAccount(deps, project)
    const seal: typeof deps.vault.seal = async (...given) => {
      const statusReasons =
        meanwhile === 'error' ? [{ code: 'invalid_credentials', description: 'x', timestamp: 'x' }] : []
      await db.prisma.linkedAccount.updateMany({
        where: { projectId: project.projectId },
        data: { status: meanwhile, statusReasons },
      })
      return deps.vault.seal(...given)
    }
    const input = { id, attempt: randomUUID(), values: await testValuesOf('good') }
    const edited = await relinkAccount({ ...deps, vault: { ...deps.vault, seal } }, project.context, input, quietRun())
    expect(edited).toMatchObject({ ok: true, value: { account: { status, status_reasons: [] } } })
  },
)

test('the same press twice edits once', async () => {
  const { project, id } = await brokenProject()
  const input = { id, attempt: randomUUID(), values: await testValuesOf('good') }
  const [first, second] = [
    await relinkAccount(deps, project.context, input, quietRun()),
    await relinkAccount(deps, project.context, input, quietRun()),
  ]
  expect(first).toMatchObject({ ok: true, value: { account: { id } } })
  expect(second).toMatchObject({ ok: true, value: { account: { id } } })
  expect((await rowOf(deps, project, id)).version).toBe(2)
})

test('another project’s account is not found', async () => {
  const [{ id }, other] = [await brokenProject(), await testProject(db)]
  const input = { id, attempt: randomUUID(), values: {} }
  expect(await relinkAccount(deps, other.context, input, quietRun())).toMatchObject({ problem: { kind: 'not_found' } })
})

test('a rotation is told as one, its secret is young again, and the clear values alone are no rotation', async () => {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project)
  const { projectId } = project
  const old = new Date('2026-01-01T00:00:00.000Z')
  const { sealedHints } = await rowOf(deps, project, id)
  const aged = Object.entries(sealedHints as object).map(([name, hint]) => [name, { ...hint, changedAt: old }])
  await db.prisma.linkedAccount.updateMany({
    where: { projectId },
    data: { sealedHints: Object.fromEntries(aged), credentialsAt: old },
  })
  const relink = (values: Record<string, string>) =>
    relinkAccount(deps, project.context, { id, attempt: randomUUID(), values }, quietRun())
  const lines = async () =>
    (await db.prisma.auditEvent.findMany({ where: { projectId }, orderBy: { id: 'asc' } })).slice(1)

  expect((await relink({})).ok).toBe(true)
  expect((await rowOf(deps, project, id)).credentialsAt).toEqual(old)
  await spoil(deps, project, id, 'wrong_secret')
  const { clientSecret } = await testValuesOf('good')
  expect(await relink({ clientSecret: clientSecret! })).toMatchObject({ ok: true })
  const row = await rowOf(deps, project, id)
  expect(row.credentialsAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
  expect(row.nextCheckAt!.getTime()).toBeGreaterThan(Date.now() + 21 * 60 * 60_000)
  expect(await lines()).toMatchObject([
    { action: 'account.relinked', changed: [] },
    { action: 'account.rotated', changed: ['clientSecret'] },
  ])
})
