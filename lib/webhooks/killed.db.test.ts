import { fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { childEnvironment } from '#lib/env.ts'
import { toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { depsOn } from './deps.fixture.ts'
import { newEndpoint, newProject, serveReceiver, tell } from './webhooks.fixture.ts'

const db = await testDb()

test('workers that are killed at any point lose nothing: every committed event arrives, its id unchanged, in order', {
  timeout: 120_000,
}, async () => {
  const key = randomBytes(32).toString('base64')
  const deps = depsOn(db, key)
  const context = await newProject(db)
  const receiver = await serveReceiver(async () => {
    await sleep(Math.random() * 10)
    return {}
  })
  await newEndpoint(deps, context, { url: receiver.url })
  const records = Array.from({ length: 20 }, () => randomUUID())
  const committed = new Map<string, { record: string; n: number }>()
  let isOver = false
  const writing = (async () => {
    for (let n = 1; !isOver; n++) {
      for (const record of records) committed.set(await tell(db, context, { record, n }), { record, n })
      await sleep(20)
    }
  })()

  const start = () => {
    const child = fork(join(import.meta.dirname, 'killed-worker.fixture.ts'), [db.url, key], {
      env: childEnvironment(),
      execArgv: [],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    return child
  }
  const workers = [start(), start(), start()]
  for (const worker of workers) {
    const before = receiver.heard.length
    await vi.waitFor(() => expect(receiver.heard.length).toBeGreaterThan(before + 5), { timeout: 30_000, interval: 5 })
    await sleep(Math.random() * 150)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  }
  isOver = true
  await writing
  start()
  const arrived = () => new Set(receiver.heard.map(({ id }) => id))
  await vi.waitFor(() => expect(committed.size - arrived().size).toBe(0), { timeout: 30_000, interval: 50 })

  expect(arrived()).toEqual(new Set(committed.keys()))
  for (const { id, event } of receiver.heard) expect(event.n).toBe(committed.get(id)?.n)
  // What arrives again does so in its order, too: after a number comes the next one, or one that was there before.
  for (const record of records) {
    const own = receiver.heard.filter(({ event }) => event.record_id === toPublic('acc', record))
    let highest = 0
    for (const { event } of own) {
      expect(event.n).toBeLessThanOrEqual(highest + 1)
      highest = Math.max(highest, Number(event.n))
    }
  }
})
