import { expect, test, vi } from 'vitest'
import { createDb } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { startJobs } from '#lib/jobs/index.ts'
import { createLog } from '#lib/log.ts'
import { testDb } from '#server/test-db.ts'
import { tamper, testEvents, testProject } from './audit.fixture.ts'
import { auditWorkers, getChain, record, sealAll, sealEvents, verifyChain } from './index.ts'

const db = await testDb()
const chainOf = (projectId: string) => verifyChain(db, projectId)

/** A project whose log has that many sealed events. */
async function sealedProject(count: number): Promise<string> {
  const projectId = await testProject(db)
  await testEvents(db, projectId, count)
  await sealEvents(db, projectId)
  return projectId
}

test('a chain of many is sealed in batches, without a gap, and found good', async () => {
  const projectId = await testProject(db)
  await db.pool.query(
    `insert into audit_events (project_id, id, actor_type, action, target_type)
     select $1, gen_random_uuid(), 'system', 'account.checked', 'account' from generate_series(1, 12000)`,
    [projectId],
  )
  await testEvents(db, projectId, 3)
  expect(await sealEvents(db, projectId, { batch: 5_000 })).toBe(12_003)
  const { rows } = await db.pool.query(
    'select min(sequence)::int as first, max(sequence)::int as last, count(distinct hash)::int as hashes from audit_events where project_id = $1',
    [projectId],
  )
  expect(rows).toEqual([{ first: 1, last: 12_003, hashes: 12_003 }])
  expect(await chainOf(projectId)).toMatchObject({ good: 12_003, unsealed: 0, broken: undefined })
})

test('an empty log is a good chain, and so is one that is not sealed yet', async () => {
  const projectId = await testProject(db)
  expect(await chainOf(projectId)).toEqual({ good: 0, head: undefined, unsealed: 0, broken: undefined })
  await testEvents(db, projectId, 2)
  expect(await chainOf(projectId)).toMatchObject({ good: 0, unsealed: 2, broken: undefined })
  expect(await getChain(db, { projectId })).toEqual({ sequence: 0, hash: null, sealed_at: null, unsealed: 2 })
  expect(await sealEvents(db, projectId)).toBe(2)
  expect(await sealEvents(db, projectId)).toBe(0)
  const { head } = await chainOf(projectId)
  expect(await getChain(db, { projectId })).toEqual({
    ...{ sequence: 2, hash: head?.hash, unsealed: 0 },
    sealed_at: head?.sealedAt.toISOString(),
  })
})

test('an event that commits after later ones were sealed joins the chain', async () => {
  const projectId = await testProject(db)
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  const { promise: written, resolve: wrote } = Promise.withResolvers<void>()
  const late = db.prisma.$transaction(async (tx) => {
    await record(tx, { projectId, actor: { type: 'system' }, action: 'account.linked', target: { type: 'account' } })
    wrote()
    await held
  })
  await written
  await testEvents(db, projectId, 2)
  expect(await sealEvents(db, projectId)).toBe(2)
  letGo()
  await late
  expect(await sealEvents(db, projectId)).toBe(1)
  expect(await chainOf(projectId)).toMatchObject({ good: 3, unsealed: 0, broken: undefined })
})

test('processes that seal at once make one chain', async () => {
  const projectId = await testProject(db)
  const others = [createDb(db.url), createDb(db.url)]
  await testEvents(db, projectId, 60)
  const sealing = [db, db, ...others].map((process) => sealEvents(process, projectId, { batch: 7 }))
  await testEvents(db, projectId, 20)
  const sealed = await Promise.all(sealing)
  sealed.push(await sealEvents(db, projectId))
  expect(sealed.reduce((all, one) => all + one)).toBe(80)
  expect(await chainOf(projectId)).toMatchObject({ good: 80, unsealed: 0, broken: undefined })
  await Promise.all(others.map((other) => other.close()))
})

test.each([
  ['an event is altered', `update audit_events set action = 'account.renamed' where sequence = 3`, 'changed', 3],
  ['its names of fields are', `update audit_events set changed = '{}' where sequence = 3`, 'changed', 3],
  [
    'its time is',
    `update audit_events set created_at = created_at - interval '1 day' where sequence = 3`,
    'changed',
    3,
  ],
  ['its address is taken away', 'update audit_events set ip = null where sequence = 1', 'changed', 1],
  ['an event is deleted', 'delete from audit_events where sequence = 3', 'missing', 3],
  ['the first is', 'delete from audit_events where sequence = 1', 'missing', 1],
  ['the last is', 'delete from audit_events where sequence = 5', 'cut_off', 5],
  ['all are', 'delete from audit_events', 'cut_off', 1],
  ['an event is unsealed', 'update audit_events set sequence = null, hash = null where sequence = 3', 'missing', 3],
  [
    'the end of the chain is changed',
    `update audit_heads set hash = sha256('fake') where sequence = 5`,
    'other_head',
    undefined,
  ],
])('when %s, the chain says so', async (_, statement, what, sequence) => {
  const projectId = await sealedProject(5)
  await tamper(db, `${statement}${statement.includes('where') ? ' and' : ' where'} project_id = '${projectId}'`)
  expect((await chainOf(projectId)).broken).toMatchObject({ what, ...(sequence && { sequence }) })
})

test('events that change places are found, and so is one that was put in between', async () => {
  const swapped = await sealedProject(5)
  for (const [from, to] of [
    [2, 999],
    [4, 2],
    [999, 4],
  ])
    await tamper(db, 'update audit_events set sequence = $3 where project_id = $1 and sequence = $2', [
      swapped,
      from,
      to,
    ])
  expect((await chainOf(swapped)).broken).toMatchObject({ what: 'changed', sequence: 2 })

  const inserted = await sealedProject(5)
  await tamper(db, 'update audit_events set sequence = sequence + 100 where project_id = $1 and sequence > 2', [
    inserted,
  ])
  await tamper(db, 'update audit_events set sequence = sequence - 99 where project_id = $1 and sequence > 100', [
    inserted,
  ])
  await tamper(
    db,
    `insert into audit_events (project_id, id, actor_type, action, target_type, sequence, hash)
     values ($1, $2, 'system', 'account.linked', 'account', 3, sha256('fake'))`,
    [inserted, newId()],
  )
  expect((await chainOf(inserted)).broken).toMatchObject({ what: 'changed', sequence: 3 })

  const appended = await sealedProject(2)
  await tamper(
    db,
    `insert into audit_events (project_id, id, actor_type, action, target_type, sequence, hash)
     values ($1, $2, 'system', 'account.linked', 'account', 3, sha256('fake'))`,
    [appended, newId()],
  )
  expect((await chainOf(appended)).broken).toMatchObject({ what: 'beyond_end', sequence: 3 })
})

test('a chain that was cut off with its end, or made anew, differs from the end that was kept', async () => {
  const projectId = await sealedProject(5)
  const { head } = await chainOf(projectId)
  const kept = { sequence: head!.sequence, hash: head!.hash }
  await testEvents(db, projectId, 2)
  await sealEvents(db, projectId)
  expect((await verifyChain(db, projectId, kept)).broken).toBeUndefined()
  expect((await verifyChain(db, projectId, { ...kept, sequence: 8 })).broken).toMatchObject({ what: 'kept_missing' })

  await tamper(db, 'update audit_events set sequence = null, hash = null where project_id = $1', [projectId])
  await tamper(db, 'delete from audit_events where project_id = $1 and changed @> $2', [projectId, ['field1']])
  await tamper(db, 'delete from audit_heads where project_id = $1', [projectId])
  await sealEvents(db, projectId)
  expect((await chainOf(projectId)).broken).toBeUndefined()
  expect((await verifyChain(db, projectId, kept)).broken).toMatchObject({ what: 'kept_differs', sequence: 5 })
})

test('a chain that is sealed while it is read is good', async () => {
  const projectId = await sealedProject(20)
  const reading = Array.from({ length: 5 }, () => chainOf(projectId))
  await testEvents(db, projectId, 20)
  reading.push(chainOf(projectId))
  await sealEvents(db, projectId, { batch: 3 })
  for (const { broken } of await Promise.all(reading)) expect(broken).toBeUndefined()
})

test('the database refuses what is not an event’s one sealing, also from whoever owns it', async () => {
  const projectId = await sealedProject(2)
  await testEvents(db, projectId, 1)
  const sealed = `where project_id = '${projectId}' and sequence = 1`
  const open = `where project_id = '${projectId}' and sequence is null`
  for (const statement of [
    `update audit_events set action = 'x' ${sealed}`,
    `update audit_events set action = 'x' ${open}`,
    `update audit_events set action = 'x', sequence = 3, hash = '\\x00' ${open}`,
    `update audit_events set sequence = 3 ${open}`,
    `update audit_events set sequence = null, hash = null ${sealed}`,
    `update audit_events set hash = '\\x00' ${sealed}`,
    `delete from audit_events ${sealed}`,
    `delete from audit_events ${open}`,
    'truncate audit_events',
    `insert into audit_events (project_id, id, actor_type, action, target_type, sequence)
     values ('${projectId}', '${newId()}', 'system', 'x', 'x', 3)`,
  ])
    await expect(db.pool.query(statement), statement).rejects.toThrow('the audit log only grows')
  for (const statement of [
    `update audit_heads set sequence = 1 where project_id = '${projectId}'`,
    `update audit_heads set hash = '\\x00' where project_id = '${projectId}'`,
    `delete from audit_heads where project_id = '${projectId}'`,
    'truncate audit_heads',
  ])
    await expect(db.pool.query(statement), statement).rejects.toThrow('only moves on')
  expect(await chainOf(projectId)).toMatchObject({ good: 2, unsealed: 1, broken: undefined })
})

test('who deletes one project takes no other project’s log away', async () => {
  const [one, other] = [await sealedProject(1), await sealedProject(1)]
  const asked = db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('connector_hub.deleted_project', ${one}, true)`
    await tx.auditEvent.deleteMany({ where: { projectId: one } })
    await tx.auditEvent.deleteMany({ where: { projectId: other } })
  })
  await expect(asked).rejects.toThrow('the audit log only grows')
  expect(await db.prisma.auditEvent.count({ where: { projectId: { in: [one, other] } } })).toBe(2)
})

test('the job seals every project’s events, and is stopped between two of them', async () => {
  const projects = await Promise.all([testProject(db), testProject(db)])
  for (const projectId of projects) await testEvents(db, projectId, 2)
  expect(await sealAll(db, AbortSignal.abort())).toBe(0)
  const soon = { workOptions: { pollingIntervalSeconds: 0.5 } }
  const workers = auditWorkers(db).map(({ cron: _, ...worker }) => ({ ...worker, ...soon }))
  const log = createLog({ level: 'silent', readable: false, write: () => {} })
  const jobs = await startJobs({ db, log, workers })
  await jobs.send('audit.seal', {})
  await vi.waitFor(
    async () => {
      for (const projectId of projects)
        expect(await chainOf(projectId)).toMatchObject({ good: 2, unsealed: 0, broken: undefined })
    },
    { timeout: 10_000 },
  )
  await jobs.stop()
})
