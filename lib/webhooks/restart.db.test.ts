import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createDb } from '#lib/db.ts'
import { parseEnv } from '#lib/env.ts'
import { startJobs } from '#lib/jobs/index.ts'
import { migrate } from '#server/migrate.ts'
import { startScratchPostgres } from '#server/scratch-postgres.ts'
import { depsOn } from './deps.fixture.ts'
import { webhookWorkers } from './index.ts'
import { newEndpoint, newProject, serveReceiver, tell } from './webhooks.fixture.ts'

test('PostgreSQL restarted under load: the process goes on, is back within five seconds, and loses nothing that was acknowledged', async () => {
  const postgres = await startScratchPostgres()
  await migrate(postgres.url)
  const [db, jobsDb] = [createDb(postgres.url, { waitMs: 1_000 }), createDb(postgres.url, { connections: 8 })]
  const deps = depsOn(db)
  const parsed = parseEnv({ HUB_PRIVATE_WEBHOOKS: '127.0.0.1' })
  if ('problems' in parsed) throw new Error(parsed.problems.join())
  const webhooks = webhookWorkers({ ...deps, db: jobsDb, env: parsed.env })
  const jobs = await startJobs({ db: jobsDb, log: deps.log, workers: webhooks.workers })
  await webhooks.begin(jobs)
  onTestFinished(async () => {
    webhooks.stop()
    await jobs.stop()
    await Promise.all([db.close(), jobsDb.close()])
    await postgres.end()
  })
  const context = await newProject(db)
  const receiver = await serveReceiver()
  await newEndpoint(deps, context, { url: receiver.url })

  const acknowledged = new Set<string>()
  let isOver = false
  let failed = 0
  const writers = Array.from({ length: 4 }, async () => {
    while (!isOver)
      await tell(db, context, { record: randomUUID() }).then(
        (id) => acknowledged.add(id),
        async () => {
          failed++
          await sleep(20)
        },
      )
  })
  await vi.waitFor(() => expect(receiver.heard.length).toBeGreaterThan(20), { timeout: 20_000, interval: 5 })
  await postgres.restart()
  const back = Date.now()
  const before = receiver.heard.length
  await vi.waitFor(() => expect(receiver.heard.length).toBeGreaterThan(before + 10), { timeout: 20_000, interval: 5 })
  expect(Date.now() - back).toBeLessThan(5_000)
  isOver = true
  await Promise.all(writers)
  expect(failed).toBeGreaterThan(0)
  const arrived = () => new Set(receiver.heard.map(({ id }) => id))
  await vi.waitFor(() => expect([...acknowledged].filter((id) => !arrived().has(id))).toEqual([]), {
    timeout: 40_000,
    interval: 50,
  })
})
