import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { deleteAccount } from './delete-account.ts'
import { eraseAccount, eraseAccounts } from './erase-accounts.ts'
import { getAccount } from './get-account.ts'
import { listAccounts } from './list-accounts.ts'
import { linkedAccount, rowOf, testDeps, testProject } from './project.fixture.ts'
import { restoreAccount } from './restore-account.ts'

const db = await testDb()
const deps = testDeps(db)

async function linkedProject() {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project)
  const pass = (seconds: number) => db.prisma.$executeRaw`
    update linked_accounts set deleted_at = deleted_at - make_interval(secs => ${seconds}) where project_id = ${project.projectId}::uuid`
  const exists = async () => (await db.prisma.linkedAccount.count({ where: { projectId: project.projectId } })) === 1
  const tail = async () => {
    const lines = await db.prisma.auditEvent.findMany({
      where: { projectId: project.projectId },
      orderBy: { id: 'asc' },
    })
    return lines.map(({ action }) => action).slice(1)
  }
  const deletedEvents = () =>
    db.prisma.outboxEvent.count({ where: { projectId: project.projectId, type: 'account.deleted' } })
  return { ...project, project, id, pass, exists, tail, deletedEvents }
}

test('a deleted account is gone from every view at once, and comes back within ten seconds', async () => {
  const { context, project, id, exists, tail } = await linkedProject()
  const deleted = await deleteAccount(deps, context, id)
  expect(deleted).toMatchObject({ ok: true, value: { undoUntil: expect.any(Date) } })
  expect(await getAccount(deps, context, id)).toMatchObject({ problem: { kind: 'not_found' } })
  expect(await listAccounts(deps, context, { pageSize: 25 })).toMatchObject({ value: { accounts: [], total: 0 } })
  expect(await deleteAccount(deps, context, id)).toMatchObject({ problem: { kind: 'not_found' } })
  await eraseAccounts(deps)
  expect(await exists()).toBe(true)

  expect(await restoreAccount(deps, context, id)).toMatchObject({ ok: true, value: { id, status: 'active' } })
  expect((await rowOf(deps, project, id)).deletedAt).toBeNull()
  expect(await tail()).toEqual(['account.deleted', 'account.restored'])
})

test('after ten seconds it cannot be restored and is erased with its ciphertext, once', async () => {
  const { context, id, pass, exists, tail, deletedEvents } = await linkedProject()
  await deleteAccount(deps, context, id)
  await pass(11)
  expect(await restoreAccount(deps, context, id)).toMatchObject({ problem: { kind: 'not_found' } })
  await Promise.all([eraseAccounts(deps), eraseAccounts(deps), eraseAccounts(deps)])
  expect(await exists()).toBe(false)
  expect(await tail()).toEqual(['account.deleted', 'account.erased'])
  expect(await deletedEvents()).toBe(1)
})

test('an undo that comes in after the eraser has read the row wins', async () => {
  const { context, project, id, exists, tail, deletedEvents } = await linkedProject()
  await deleteAccount(deps, context, id)
  const due = await rowOf(deps, project, id)
  await restoreAccount(deps, context, id)
  await db.prisma.$transaction((tx) => eraseAccount(tx, due))
  expect(await exists()).toBe(true)
  expect([await tail(), await deletedEvents()]).toEqual([['account.deleted', 'account.restored'], 0])
})

test('with an API key it is erased at once', async () => {
  const { context, id, exists, deletedEvents } = await linkedProject()
  const key = { ...context, actor: { type: 'api_key' as const, id: context.projectId } }
  expect(await deleteAccount(deps, key, id)).toEqual({ ok: true, value: { undoUntil: undefined } })
  expect(await exists()).toBe(false)
  expect(await deletedEvents()).toBe(1)
  expect(await restoreAccount(deps, context, id)).toMatchObject({ problem: { kind: 'not_found' } })
})

test('another project can neither delete nor restore it', async () => {
  const [{ context, id, exists }, other] = [await linkedProject(), await testProject(db)]
  const absent = await deleteAccount(deps, other.context, `${id.slice(0, -4)}0000`)
  expect(await deleteAccount(deps, other.context, id)).toEqual(absent)
  await deleteAccount(deps, context, id)
  expect(await restoreAccount(deps, other.context, id)).toMatchObject({ problem: { kind: 'not_found' } })
  expect(await exists()).toBe(true)
})

test('a malformed id is restored as little as a foreign one, with the same words and the same question', async () => {
  const [{ id }, other] = [await linkedProject(), await testProject(db)]
  const answerTo = async (asked: string) => {
    let questions = 0
    const count = () => void questions++
    db.pool.on('acquire', count)
    const answer = await restoreAccount(deps, other.context, asked)
    db.pool.off('acquire', count)
    return { answer, questions }
  }
  const foreign = await answerTo(id)
  expect(foreign.questions).toBeGreaterThan(0)
  for (const malformed of ['x', '', `${id}0`]) expect(await answerTo(malformed)).toEqual(foreign)
})
