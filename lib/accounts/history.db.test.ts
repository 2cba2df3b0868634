import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import {
  checkAccount,
  convertAccount,
  deleteAccount,
  getHistory,
  getMeta,
  listCalls,
  relinkAccount,
  renameAccount,
  resumeAccount,
  suspendAccount,
} from './index.ts'
import { linkedAccount, quietRun, spoil, testDeps, testProject, testValuesOf } from './project.fixture.ts'

const db = await testDb()
const deps = testDeps(db)

async function livedAccount() {
  const project = await testProject(db)
  const { context, projectId } = project
  await db.prisma.person.create({
    data: { id: context.actor.id, email: `${projectId}@acme.example`, name: 'Ada', passwordHash: 'x' },
  })
  const { id } = await linkedAccount(deps, project)
  await checkAccount(deps, context, id, quietRun())
  await suspendAccount(deps, context, id)
  await resumeAccount(deps, context, id)
  await renameAccount(deps, context, { id, label: 'Learning EU' })
  await spoil(deps, project, id, 'wrong_secret')
  await checkAccount(deps, { projectId, actor: { type: 'system' } }, id, quietRun())
  await spoil(deps, project, id, 'down')
  await checkAccount(deps, context, id, quietRun(), 'bulk')
  const values = await testValuesOf('good')
  await relinkAccount(deps, context, { id, attempt: randomUUID(), values }, quietRun())
  return { project, id }
}

async function historyOf({ project, id }: Awaited<ReturnType<typeof livedAccount>>, pageSize = 100) {
  const items = []
  for (let next: string | undefined, more = true; more; more = next !== undefined) {
    const page = await getHistory(deps, project.context, id, { next, pageSize })
    if (!page.ok) throw new Error(JSON.stringify(page.problem))
    items.push(...page.value.items)
    next = page.value.next
  }
  return items.map(({ mark: _, ...item }) => item)
}

test('the timeline tells statuses, checks and edits with who made them, newest first', async () => {
  const account = await livedAccount()
  const items = await historyOf(account)
  const ada = { type: 'person', id: expect.stringMatching(/^per_/), name: 'Ada' }
  expect(items).toMatchObject([
    { kind: 'edit', action: 'account.rotated', actor: ada, changed: expect.arrayContaining(['clientSecret']) },
    { kind: 'check', cause: 'bulk', actor: ada, outcome: 'unavailable', code: 'provider_unavailable' },
    {
      kind: 'check',
      cause: 'schedule',
      actor: { type: 'system', name: null },
      outcome: 'refused',
      code: 'invalid_credentials',
      message: expect.any(String),
    },
    { kind: 'edit', action: 'account.renamed', actor: ada, changed: ['label'] },
    { kind: 'status', from: 'suspended', to: 'active', code: null, actor: ada },
    { kind: 'status', from: 'active', to: 'suspended', code: 'suspended_by_hand', description: 'Suspended by Ada.' },
    { kind: 'check', cause: 'person', actor: ada, outcome: 'passed', code: null, ms: expect.any(Number) },
    { kind: 'status', from: null, to: 'active', actor: ada },
  ])
  expect(await historyOf(account, 3)).toEqual(items)
  const { clientSecret } = await testValuesOf('good')
  expect(JSON.stringify(items)).not.toContain(clientSecret)
})

test('calls are told with outcome and duration, page by page', async () => {
  const { project, id } = await livedAccount()
  const first = await listCalls(deps, project.context, id, { pageSize: 2 })
  expect(first).toMatchObject({
    value: {
      calls: [
        { kind: 'check', action: null, outcome: 'unavailable', cause: 'bulk' },
        { outcome: 'refused', cause: 'schedule' },
      ],
    },
  })
  const next = first.ok ? first.value.next : undefined
  const second = await listCalls(deps, project.context, id, { pageSize: 2, next })
  expect(second).toMatchObject({ value: { calls: [{ outcome: 'passed', cause: 'person' }], next: undefined } })
})

test('a conversion is an edit; a marker of another make is refused', async () => {
  const account = await livedAccount()
  const { project, id } = account
  const config = await db.prisma.config.findFirstOrThrow({
    where: { projectId: project.projectId, environment: 'production' },
  })
  await db.prisma.linkedAccount.updateMany({
    where: { projectId: project.projectId },
    data: { configId: config.id },
  })
  await convertAccount(deps, project.context, { id, type: 'production' })
  expect((await historyOf(account))[0]).toMatchObject({ action: 'account.converted', changed: ['type'] })
  for (const list of [getHistory, listCalls])
    expect(await list(deps, project.context, id, { pageSize: 5, next: 'x' })).toMatchObject({
      problem: { kind: 'invalid_request' },
    })
})

test('what an account’s connector is, in StackOne’s words', async () => {
  const { project, id } = await livedAccount()
  expect(await getMeta(deps, project.context, id)).toMatchObject({
    value: { provider: 'udemy', category: 'lms', models: {}, actions: expect.arrayContaining([expect.any(Object)]) },
  })
})

test('another project sees nothing of it, and what is deleted is deleted', async () => {
  const [{ project, id }, other] = [await livedAccount(), await testProject(db)]
  for (const read of [getHistory, listCalls]) {
    const absent = await read(deps, other.context, id, { pageSize: 5 })
    expect(absent).toMatchObject({ problem: { kind: 'not_found' } })
    expect(await read(deps, other.context, '{}', { pageSize: 5 })).toEqual(absent)
  }
  expect(await getMeta(deps, other.context, id)).toMatchObject({ problem: { kind: 'not_found' } })
  const key = { ...project.context, actor: { type: 'api_key', id: randomUUID() } } as const
  expect(await deleteAccount(deps, key, id)).toMatchObject({ ok: true })
  const { projectId } = project
  expect(await db.prisma.statusChange.count({ where: { projectId } })).toBe(0)
  expect(await db.prisma.call.count({ where: { projectId } })).toBe(0)
})
