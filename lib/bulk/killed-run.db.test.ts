import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { started } from '#lib/checks/checks.fixture.ts'
import { databaseUrl } from '#server/test-database.ts'
import { begun, bulkHub, manyAccounts, runOf } from './bulk.fixture.ts'
import { bulkWorkers, sweepRuns } from './bulk-workers.ts'

test('a run whose process is killed goes on where it stopped: every account done, and each once', async () => {
  const hub = await bulkHub()
  const { db, deps, project } = hub
  const COUNT = 400
  await manyAccounts(hub, COUNT)
  const run = await begun(deps, project, { kind: 'suspend', chosen: { filter: {} } })
  const { rows } = await db.pool.query<{ name: string }>('select current_database() as name')
  const url = databaseUrl(inject('postgresUrl'), rows[0]!.name)

  const child = fork(`${import.meta.dirname}/work-run.fixture.ts`, [url, run.place.projectId, run.place.runId], {
    stdio: 'ignore',
    serialization: 'advanced',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child, 'message')
  await vi.waitFor(async () => expect((await runOf(deps, project, run.id)).done).toBeGreaterThan(40), {
    timeout: 20_000,
    interval: 5,
  })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const left = await runOf(deps, project, run.id)
  expect(left.state).toBe('running')
  expect(left.done).toBeLessThan(COUNT)

  // Another process takes it as soon as the dead one's lease is over, which the sweep notices.
  const { lines: _, ...rest } = deps
  const jobs = await started(db, bulkWorkers(rest))
  await vi.waitFor(
    async () => {
      await sweepRuns({ db, jobs })
      expect((await runOf(deps, project, run.id)).state).toBe('done')
    },
    { timeout: 30_000, interval: 250 },
  )

  expect(await runOf(deps, project, run.id)).toMatchObject({ total: COUNT, done: COUNT, failed: 0 })
  const { projectId } = project
  expect(await db.prisma.linkedAccount.count({ where: { projectId, status: 'suspended' } })).toBe(COUNT)
  const changes = await db.prisma.statusChange.findMany({ where: { projectId }, select: { accountId: true } })
  expect(changes).toHaveLength(COUNT)
  expect(new Set(changes.map(({ accountId }) => accountId)).size).toBe(COUNT)
  expect(await db.prisma.outboxEvent.count({ where: { projectId, type: 'account.status_changed' } })).toBe(COUNT)
})
