import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { isDatabaseUnavailable } from './database-unavailable.ts'
import { createDb } from './db.ts'
import { newId } from './ids.ts'

const { url, prisma } = await testDb()

test('an exhausted pool is told as unavailable, and serves again once a connection is free', async () => {
  const db = createDb(url, { connections: 1, waitMs: 50 })
  const taken = await db.pool.connect()
  const failures = await Promise.all([
    db.prisma.project.findMany().catch((error) => error),
    db.prisma.$transaction((tx) => tx.project.findMany()).catch((error) => error),
    db.pool.query('select 1').catch((error) => error),
  ])
  expect(failures.map(isDatabaseUnavailable)).toEqual([true, true, true])
  taken.release()
  expect(await db.prisma.project.findMany()).toEqual([])
  await db.close()
})

test('a database that is away is told as unavailable', async () => {
  const db = createDb('postgresql://hub:pw@127.0.0.1:1/hub', { waitMs: 50 })
  const failures = await Promise.all([
    db.prisma.project.findMany().catch((error) => error),
    db.pool.query('select 1').catch((error) => error),
  ])
  expect(failures.map(isDatabaseUnavailable)).toEqual([true, true])
  await db.close()
})

test('connections that the server ends do not end the process', async () => {
  const db = createDb(url)
  await db.prisma.project.findMany()
  await prisma.$queryRaw`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  await expect.poll(() => db.prisma.project.findMany().catch(() => 'broken')).toEqual([])
  await db.close()
})

test('a mistake is not taken for an absent database', async () => {
  const id = newId()
  await prisma.project.create({ data: { id, name: 'One' } })
  const failure = await prisma.project.create({ data: { id, name: 'Two' } }).catch((error) => error)
  expect(failure).toBeInstanceOf(Error)
  expect(isDatabaseUnavailable(failure)).toBe(false)
})

test('an undefined filter is refused instead of matching everything', async () => {
  const missing: string | undefined = undefined
  await expect(prisma.project.findMany({ where: { id: missing as unknown as string } })).rejects.toThrow(/undefined/)
})
