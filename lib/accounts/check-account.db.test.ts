import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { checkAccount } from './check-account.ts'
import { linkedAccount, quietRun, rowOf, spoil, testDeps, testProject } from './project.fixture.ts'

const db = await testDb()
const deps = testDeps(db)

async function linkedProject() {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project)
  const set = (data: { status?: string; statusReasons?: object[]; refusals?: number; refusedSince?: Date }) =>
    db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId }, data })
  const check = () => checkAccount(deps, project.context, id, quietRun())
  const events = (type = 'account.updated') =>
    db.prisma.outboxEvent.findMany({ where: { projectId: project.projectId, type } })
  const calls = () => db.prisma.call.findMany({ where: { projectId: project.projectId }, orderBy: { id: 'asc' } })
  return { project, id, set, check, events, calls }
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

test('a refusal is an event of its own, with what is to blame and without a secret; a fault is none', async () => {
  const { project, id, check, events } = await linkedProject()
  await spoil(deps, project, id, 'wrong_secret')
  await check()
  const [event, ...more] = await events('account.check_failed')
  expect(event?.payload).toMatchObject({
    account_id: id,
    status: 'active',
    check: { code: 'invalid_credentials', fields: ['clientId', 'clientSecret'], cause: 'person' },
  })
  expect(more).toEqual([])
  await spoil(deps, project, id, 'down')
  await check()
  expect(await events('account.check_failed')).toHaveLength(1)
})

test('every check is a call: what set it off, what came of it, how long it took', async () => {
  const { project, id, check, calls } = await linkedProject()
  await check()
  await checkAccount(deps, { ...project.context, actor: { type: 'api_key', id: newId() } as const }, id, quietRun())
  await spoil(deps, project, id, 'down')
  await checkAccount(deps, { projectId: project.projectId, actor: { type: 'system' } }, id, quietRun())
  const common = { provider: 'udemy', environment: 'sandbox', kind: 'check', action: null, ms: expect.any(Number) }
  expect(await calls()).toMatchObject([
    { ...common, cause: 'person', outcome: 'passed', code: null, message: null },
    { ...common, cause: 'api', outcome: 'passed' },
    { ...common, cause: 'schedule', outcome: 'unavailable', code: 'provider_unavailable', message: expect.any(String) },
  ])
})

test('what the hub does by itself every day is no line of the audit log', async () => {
  const { project, id } = await linkedProject()
  await checkAccount(deps, { projectId: project.projectId, actor: { type: 'system' } }, id, quietRun())
  const lines = await db.prisma.auditEvent.findMany({ where: { projectId: project.projectId } })
  expect(lines.map(({ action }) => action)).toEqual(['account.linked'])
})

test('each check sets the time of the next: a day later, soon after a first refusal, never for one that rests', async () => {
  const { project, id, check, set } = await linkedProject()
  const minutes = async () => {
    const at = (await rowOf(deps, project, id)).nextCheckAt
    return at && (at.getTime() - Date.now()) / 60_000
  }
  expect(await minutes()).toBeGreaterThan(21 * 60)
  await check()
  expect(await minutes()).toBeGreaterThan(21 * 60)
  await spoil(deps, project, id, 'wrong_secret')
  await check()
  expect(await minutes()).toBeLessThan(9)
  await set({ status: 'suspended' })
  await check()
  expect(await minutes()).toBeNull()
})

test('an account whose credentials ran out stays expired when they are refused once more, and one success mends it', async () => {
  const { project, id, set, check } = await linkedProject()
  const timestamp = new Date(0).toISOString()
  const reason = { code: 'credentials_expired', description: 'They ran out.', timestamp }
  await set({ status: 'expired', statusReasons: [reason] })
  expect(await check()).toMatchObject({ value: { account: { status: 'active', status_reasons: [] } } })
  await set({ status: 'expired', statusReasons: [reason], refusals: 2, refusedSince: new Date(0) })
  await spoil(deps, project, id, 'wrong_secret')
  await check()
  expect(await rowOf(deps, project, id)).toMatchObject({ status: 'expired', statusReasons: [reason], refusals: 3 })
})

test('the same verdict once more changes nothing: no event, no line in the audit log, the same since', async () => {
  const { project, id, set, check, events } = await linkedProject()
  await spoil(deps, project, id, 'wrong_secret')
  await set({ refusals: 2, refusedSince: new Date(Date.now() - 11 * 60_000) })
  await check()
  const { statusReasons, statusSince } = await rowOf(deps, project, id)
  await check()
  expect(await rowOf(deps, project, id)).toMatchObject({ statusReasons, statusSince, refusals: 4 })
  expect(await events()).toHaveLength(1)
  expect(await events('account.status_changed')).toHaveLength(1)
  const { projectId } = project
  expect(await db.prisma.auditEvent.count({ where: { projectId, action: 'account.error' } })).toBe(1)
})

test('checks of a bulk run or of the schedule do not use up the tests by hand', async () => {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project)
  const config = await db.prisma.config.findFirstOrThrow({
    where: { projectId: project.projectId, environment: 'production' },
  })
  await db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId }, data: { configId: config.id } })
  const none = { ...deps, env: { ...deps.env, testOrigin: 'http://127.0.0.1:9', testsPerHour: 1 } }
  const check = (cause: 'bulk' | 'person') => checkAccount(none, project.context, id, quietRun(), cause)
  for (const cause of ['bulk', 'bulk', 'person'] as const)
    expect(await check(cause)).toMatchObject({ problem: { kind: 'could_not_check' } })
  expect(await check('person')).toMatchObject({ problem: { kind: 'too_many_requests' } })
})

test('an account whose connector is gone is not asked about', async () => {
  const { id, project, calls } = await linkedProject()
  await db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId }, data: { provider: 'gone' } })
  expect(await checkAccount(deps, project.context, id, quietRun())).toMatchObject({
    problem: { kind: 'account_not_usable', message: expect.stringContaining('“gone”') },
  })
  expect(await calls()).toEqual([])
})
