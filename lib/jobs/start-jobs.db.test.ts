import { expect, test, vi } from 'vitest'
import { newId } from '#lib/ids.ts'
import { createLog } from '#lib/log.ts'
import { testDb } from '#server/test-db.ts'
import { startJobs, type Worker } from './index.ts'

const db = await testDb()
const log = createLog({ level: 'silent', readable: false, write: () => {} })

/** A queue of its own whose jobs end up in `seen`. */
function witness(more: Partial<Worker> = {}) {
  const seen: object[] = []
  const worker: Worker = {
    queue: `test.${newId()}`,
    workOptions: { pollingIntervalSeconds: 0.5 },
    work: async (jobs) => void seen.push(...jobs.map(({ data }) => data)),
    ...more,
  }
  return { seen, worker }
}

test('a job that is queued is worked through', async () => {
  const { seen, worker } = witness()
  const jobs = await startJobs({ db, log, workers: [worker] })
  await jobs.send(worker.queue, { word: 'hello' })
  await vi.waitFor(() => expect(seen).toEqual([{ word: 'hello' }]), { timeout: 5_000 })
  await jobs.stop()
})

test('a job queued in a transaction is there when it commits, and never when it does not', async () => {
  const { seen, worker } = witness()
  const jobs = await startJobs({ db, log, workers: [worker] })
  await db.prisma
    .$transaction(async (tx) => {
      await jobs.send(worker.queue, { word: 'taken back' }, {}, tx)
      throw new Error('fake: changed our mind')
    })
    .catch(() => undefined)
  await db.prisma.$transaction(async (tx) => {
    await jobs.sendAll(worker.queue, [{ data: { word: 'one' } }, { data: { word: 'two' } }], tx)
  })
  await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 5_000 })
  expect(seen).not.toContainEqual({ word: 'taken back' })
  await jobs.stop()
})

test('a job whose work throws is told of by its queue and the error’s code, without a value, and done again', async () => {
  let tries = 0
  const { worker } = witness({
    queueOptions: { retryLimit: 1, retryDelay: 0 },
    work: async () => {
      tries++
      if (tries === 1) throw Object.assign(new Error('fake: acme is twice there'), { code: '23505' })
      throw new TypeError('fake: not yet')
    },
  })
  const lines: string[] = []
  const jobs = await startJobs({
    db,
    log: createLog({ level: 'error', readable: false, write: (line) => lines.push(line) }),
    workers: [worker],
  })
  const id = await jobs.send(worker.queue, {})
  const stored = async () => {
    const { rows } = await db.pool.query('select state, output::text from pgboss.job where id = $1', [id])
    expect(rows).toMatchObject([{ state: 'failed', output: expect.stringContaining('TypeError') }])
    return String(rows[0].output)
  }
  const output = await vi.waitFor(stored, { timeout: 10_000 })
  await jobs.stop()
  expect(tries).toBe(2)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { queue: worker.queue, reason: '23505', msg: expect.stringContaining('background job failed') },
    { queue: worker.queue, reason: 'TypeError' },
  ])
  expect(lines.join() + output).not.toContain('fake: ')
})

test('a stop waits for the job that runs', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  let ended = false
  const { worker } = witness({
    work: async () => {
      begin()
      await new Promise((resolve) => setTimeout(resolve, 300))
      ended = true
    },
  })
  const jobs = await startJobs({ db, log, workers: [worker] })
  await jobs.send(worker.queue, {})
  await begun
  await jobs.stop()
  expect(ended).toBe(true)
})
