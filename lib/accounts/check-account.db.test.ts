import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { checkAccount } from './check-account.ts'
import { linkedAccount, quietRun, rowOf, spoil, testDeps, testProject } from './project.fixture.ts'

const db = await testDb()
const deps = testDeps(db)

async function linkedProject() {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project)
  const set = (data: { status?: string; refusals?: number; refusedSince?: Date }) =>
    db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId }, data })
  const check = () => checkAccount(deps, project.context, id, quietRun())
  const events = () =>
    db.prisma.outboxEvent.findMany({ where: { projectId: project.projectId, type: 'account.updated' } })
  return { project, id, set, check, events }
}

test('a check that passes says so, and mends an account that was in error', async () => {
  const { project, id, set, check, events } = await linkedProject()
  await set({ status: 'error', refusals: 3, refusedSince: new Date(0) })
  const checked = await check()
  expect(checked).toMatchObject({
    ok: true,
    value: { account: { id, status: 'active', status_reasons: [], last_check: { passed: true } } },
  })
  expect(await rowOf(deps, project, id)).toMatchObject({ refusals: 0, refusedSince: null })
  expect(await events()).toMatchObject([{ payload: { status: 'active' } }])
})

test('a refusal is counted and told, and a single one breaks nothing', async () => {
  const { project, id, check, events } = await linkedProject()
  await spoil(deps, project, id, 'wrong_secret')
  expect(await check()).toMatchObject({
    ok: false,
    problem: { kind: 'credentials_refused', code: 'invalid_credentials' },
  })
  expect(await rowOf(deps, project, id)).toMatchObject({
    status: 'active',
    refusals: 1,
    lastCheck: { passed: false, code: 'invalid_credentials', fields: ['clientId', 'clientSecret'] },
  })
  expect(await events()).toEqual([])
})

test('the third refusal over ten minutes breaks the account, with reason, audit line and event', async () => {
  const { project, id, set, check, events } = await linkedProject()
  await spoil(deps, project, id, 'wrong_secret')
  await set({ refusals: 2, refusedSince: new Date(Date.now() - 11 * 60_000) })
  await check()
  const row = await rowOf(deps, project, id)
  expect(row).toMatchObject({ status: 'error', refusals: 3, statusReasons: [{ code: 'invalid_credentials' }] })
  expect(await events()).toMatchObject([{ payload: { status: 'error', account_id: id } }])
  const audit = await db.prisma.auditEvent.findMany({ where: { projectId: project.projectId }, orderBy: { id: 'asc' } })
  expect(audit.map(({ action }) => action)).toEqual(['account.linked', 'account.check_failed', 'account.error'])
})

test('a provider that is down or busy never counts against the account', async () => {
  const { project, id, set, check, events } = await linkedProject()
  const since = new Date(Date.now() - 60 * 60_000)
  await set({ refusals: 2, refusedSince: since })
  for (const key of ['down', 'busy', 'challenge']) {
    await spoil(deps, project, id, key)
    expect(await check()).toMatchObject({ ok: false, problem: { kind: 'could_not_check' } })
  }
  expect(await rowOf(deps, project, id)).toMatchObject({ status: 'active', refusals: 2, refusedSince: since })
  expect(await events()).toEqual([])
})

test('an account that is suspended can be checked and stays suspended', async () => {
  const { project, id, set, check } = await linkedProject()
  await set({ status: 'suspended' })
  expect((await check()).ok).toBe(true)
  expect(await rowOf(deps, project, id)).toMatchObject({ status: 'suspended' })
})

test('what a check says of values that were replaced meanwhile is not written down', async () => {
  const { project, id } = await linkedProject()
  await spoil(deps, project, id, 'wrong_secret')
  const slowVault = {
    ...deps.vault,
    open: async (...place: Parameters<typeof deps.vault.open>) => {
      const opened = await deps.vault.open(...place)
      await db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId }, data: { version: 2 } })
      return opened
    },
  }
  expect((await checkAccount({ ...deps, vault: slowVault }, project.context, id, quietRun())).ok).toBe(false)
  expect(await rowOf(deps, project, id)).toMatchObject({ version: 2, refusals: 0, lastCheck: { passed: true } })
})

test('a check in flight does not take back the time of a change beside it', async () => {
  const { project, id } = await linkedProject()
  const renamed = new Date('2031-04-01T10:00:00.000Z')
  const open: typeof deps.vault.open = async (...place) => {
    const where = { projectId: project.projectId }
    await db.prisma.linkedAccount.updateMany({ where, data: { label: 'EU', updatedAt: renamed } })
    return deps.vault.open(...place)
  }
  const checked = await checkAccount({ ...deps, vault: { ...deps.vault, open } }, project.context, id, quietRun())
  expect(checked).toMatchObject({ ok: true, value: { account: { label: 'EU', updated_at: renamed.toISOString() } } })
})

test('another project’s account is not found', async () => {
  const [{ id }, other] = [await linkedProject(), await testProject(db)]
  expect(await checkAccount(deps, other.context, id, quietRun())).toMatchObject({
    ok: false,
    problem: { kind: 'not_found' },
  })
})
