import { expect, test, vi } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { deleteAccount } from './delete-account.ts'
import { linkedAccount, testDeps, testProject } from './project.fixture.ts'
import { startEraser } from './start-eraser.ts'

const db = await testDb()
const deps = testDeps(db)

test('what was due before the start is erased at the start', async () => {
  const project = await testProject(db)
  const { projectId } = project
  const { id } = await linkedAccount(deps, project)
  await deleteAccount(deps, project.context, id)
  await db.prisma
    .$executeRaw`update linked_accounts set deleted_at = now() - interval '1 hour' where project_id = ${projectId}::uuid`
  const eraser = startEraser(deps)
  await vi.waitFor(async () => expect(await db.prisma.linkedAccount.count({ where: { projectId } })).toBe(0))
  await eraser.stop()
})

test('a database that is away is told in the log and does not end the process', async () => {
  const broken = {
    prisma: { $queryRaw: () => Promise.reject(new Error('fake: connection refused')) },
  } as unknown as typeof db
  const { log, lines } = testDeps(db)
  const eraser = startEraser({ db: broken, log })
  await vi.waitFor(() => expect(lines.join('')).toContain('could not be erased yet'))
  await eraser.stop()
})
