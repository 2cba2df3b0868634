import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { toPublic } from '#lib/ids.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { linesOf, signedUpApi } from './api.fixture.ts'
import { relayTo } from './relay.fixture.ts'

test('while the database is stopped the answer is 503 with a time, and afterwards all is well', async () => {
  let relay: Awaited<ReturnType<typeof relayTo>> | undefined
  const through = async (address: string) => {
    const url = new URL(address)
    relay = await relayTo(new URL(address))
    url.port = String(relay.port)
    return url.href
  }
  const api = await signedUpApi({ through })
  await relay!.cut()
  // One after the other: what breaks first are the connections of the pool, then there is nothing to connect to.
  for (const path of ['/api/accounts', '/api/me', '/api/setup', '/api/accounts']) {
    const answer = await api.as(path)
    expect([path, answer.status, (await answer.json()).kind]).toEqual([path, 503, 'busy'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  await relay!.mend()
  expect((await api.as('/api/accounts')).status).toBe(200)
})

test('a query that the stopping database breaks off is told the same way, also inside a stream', async () => {
  const api = await signedUpApi()
  const values = (await sandboxFor('udemy')).testCredentials.find(({ key }) => key === 'good')!.values
  const requests = [
    () => api.as('/api/accounts'),
    () => {
      const json = { attempt: randomUUID(), config_id: toPublic('cfg', api.sandboxConfig.id), values }
      return api.as('/api/accounts', { json })
    },
  ]
  const ends: unknown[] = []
  for (const request of requests) {
    const holder = await api.db.pool.connect()
    await holder.query('begin')
    await holder.query('lock table linked_accounts in access exclusive mode')
    const answer = request().then(async (got) => {
      const isStream = got.headers.get('content-type') === 'application/x-ndjson'
      const last = isStream ? (await linesOf(got)).at(-1) : await got.json()
      return last.type === 'problem' ? last.problem : last
    })
    const waiting = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await api.db.pool.query(waiting)).rowCount).toBeGreaterThan(0)
    ends.push(await answer)
    await holder.query('rollback')
    holder.release()
  }
  expect(ends).toMatchObject([
    { kind: 'busy', retry_after: expect.any(Number) },
    { kind: 'busy', retry_after: expect.any(Number) },
  ])
  expect(await api.db.prisma.linkedAccount.count()).toBe(0)
})
