import { expect, test } from 'vitest'
import { createDb } from '#lib/db.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { testEvents, testProject } from './audit.fixture.ts'
import { type AuditFilters, exportEvents, listEvents, listFacets, record } from './index.ts'

const db = await testDb()

/** A project with a person, a key, a customer's session and an account, and what each of them did. */
async function busyProject() {
  const projectId = await testProject(db)
  const [person, key, session, account, config] = [newId(), newId(), newId(), newId(), newId()]
  const { prisma } = db
  await prisma.person.create({ data: { id: person, name: 'Ada', email: `${person}@acme.example`, passwordHash: '' } })
  const hash = Buffer.from(key)
  await prisma.apiKey.create({ data: { id: key, projectId, name: 'Backend', hash, hint: 'x9Qf' } })
  await prisma.connectSession.create({
    data: {
      ...{ id: session, projectId, hash, type: 'production', originOwnerId: 'globex', originOwnerName: 'Globex' },
      ...{ createdByType: 'person', createdById: person, expiresAt: new Date() },
    },
  })
  await prisma.config.create({
    data: { projectId, id: config, connector: 'udemy', name: 'EU', environment: 'production', authMethod: 'basic' },
  })
  await prisma.linkedAccount.create({
    data: {
      ...{ projectId, id: account, configId: config, provider: 'udemy', authMethod: 'basic', type: 'production' },
      ...{ status: 'active', originOwnerId: 'globex', originOwnerName: 'Globex', label: 'Globex Learning' },
    },
  })
  const write = (
    type: 'person' | 'api_key' | 'session' | 'system',
    id: string | undefined,
    action: string,
    on: object,
  ) =>
    record(prisma, {
      projectId,
      actor: { type, id },
      action,
      target: { type: 'account', id: account, ...on },
      ip: '192.0.2.7',
    })
  await write('session', session, 'account.linked', {})
  await write('person', person, 'account.suspended', {})
  await write('person', person, 'person.signed_in', { type: 'person', id: person })
  await write('api_key', key, 'account.renamed', {})
  await write('system', undefined, 'account.erased', { id: newId() })
  await write('person', person, 'config.edited', { type: 'config', id: config })
  return { projectId, person, key, session, account, config }
}

const actionsOf = async (projectId: string, filters: AuditFilters, pageSize = 25) => {
  const listed = await listEvents(db, { projectId }, filters, { pageSize })
  return listed.ok ? listed.value.events.map(({ action }) => action) : listed.problem.kind
}

test('events are told newest first, with the names of who did it and of what it was done to', async () => {
  const { projectId, person, account } = await busyProject()
  const listed = await listEvents(db, { projectId }, {}, { pageSize: 25 })
  if (!listed.ok) throw new Error('refused')
  const shown = listed.value.events.map(({ actor, action, target }) => [actor.name, action, target.name])
  expect(shown).toEqual([
    ['Ada', 'config.edited', 'EU'],
    [null, 'account.erased', null],
    ['Backend', 'account.renamed', 'Globex Learning · Udemy Business'],
    ['Ada', 'person.signed_in', 'Ada'],
    ['Ada', 'account.suspended', 'Globex Learning · Udemy Business'],
    ['Globex', 'account.linked', 'Globex Learning · Udemy Business'],
  ])
  expect(listed.value.events[4]).toMatchObject({
    actor: { type: 'person', id: toPublic('per', person) },
    target: { type: 'account', id: toPublic('acc', account) },
    ...{ ip: '192.0.2.7', sequence: null, changed: [] },
  })
})

test('who, what and on what narrow the log; foreign, absent and malformed ids find nothing', async () => {
  const { projectId, ...its } = await busyProject()
  const other = await busyProject()
  const all = [
    'config.edited',
    'account.erased',
    'account.renamed',
    'person.signed_in',
    'account.suspended',
    'account.linked',
  ]
  expect(await actionsOf(projectId, {})).toEqual(all)
  expect(await actionsOf(projectId, { actor: toPublic('per', its.person) })).toEqual([all[0], all[3], all[4]])
  expect(await actionsOf(projectId, { actor: toPublic('key', its.key) })).toEqual(['account.renamed'])
  expect(await actionsOf(projectId, { actor: toPublic('ses', its.session) })).toEqual(['account.linked'])
  expect(await actionsOf(projectId, { actor: 'system' })).toEqual(['account.erased'])
  expect(await actionsOf(projectId, { action: 'account.suspended' })).toEqual(['account.suspended'])
  expect(await actionsOf(projectId, { action: 'account' })).toEqual([all[1], all[2], all[4], all[5]])
  expect(await actionsOf(projectId, { action: 'account' }, 2)).toEqual([all[1], all[2]])
  expect(await actionsOf(projectId, { action: 'acc' })).toEqual([])
  expect(await actionsOf(projectId, { action: 'account%' })).toEqual([])
  expect(await actionsOf(projectId, { target: toPublic('acc', its.account) })).toEqual([all[2], all[4], all[5]])
  expect(
    await actionsOf(projectId, { target: toPublic('acc', its.account), action: 'account', actor: 'person' }),
  ).toEqual(['account.suspended'])
  for (const id of [
    toPublic('acc', other.account),
    toPublic('cfg', its.account),
    toPublic('acc', newId()),
    'acc_x',
    '*',
  ]) {
    expect(await actionsOf(projectId, { target: id })).toEqual([])
    expect(await actionsOf(projectId, { actor: id })).toEqual([])
  }
})

test('from and to name a span; the first moment belongs to it, the last does not', async () => {
  const projectId = await testProject(db)
  const at = (day: number) => new Date(Date.UTC(2026, 2, day))
  for (const day of [1, 2, 3])
    await db.prisma.auditEvent.create({
      data: { projectId, id: newId(), actorType: 'system', action: `day.${day}`, targetType: 'x', createdAt: at(day) },
    })
  expect(await actionsOf(projectId, { from: at(2) })).toEqual(['day.3', 'day.2'])
  expect(await actionsOf(projectId, { to: at(2) })).toEqual(['day.1'])
  expect(await actionsOf(projectId, { from: at(2), to: at(3), action: 'day' })).toEqual(['day.2'])
})

test('pages go on where the last one ended, also among events of one moment', async () => {
  const projectId = await testProject(db)
  await db.prisma.$transaction(async (tx) => testEvents({ ...db, prisma: tx as typeof db.prisma }, projectId, 7))
  await testEvents(db, projectId, 4)
  const seen: string[] = []
  let next: string | undefined
  do {
    const page = await listEvents(db, { projectId }, { action: 'account' }, { pageSize: 3, next })
    if (!page.ok) throw new Error('refused')
    seen.push(...page.value.events.map(({ changed }) => changed[0]!))
    next = page.value.next
  } while (next)
  expect(seen).toEqual(['field3', 'field2', 'field1', 'field0', ...[6, 5, 4, 3, 2, 1, 0].map((at) => `field${at}`)])
  const strange = await listEvents(db, { projectId }, {}, { pageSize: 3, next: 'x' })
  expect(strange).toMatchObject({ problem: { kind: 'invalid_request' } })
})

test('an export has every event that the filter shows, itself among them, and no cell is a formula', async () => {
  const { projectId, person } = await busyProject()
  await db.prisma.person.update({ where: { id: person }, data: { name: '=HYPERLINK("http://evil.example")' } })
  await testEvents(db, projectId, 3)
  const lines: string[] = []
  for await (const text of exportEvents(db, { projectId, actor: { type: 'person', id: person }, ip: undefined }, {}))
    lines.push(...text.split('\r\n').filter(Boolean))
  expect(lines).toHaveLength(1 + 6 + 3 + 1)
  expect(lines[0]).toMatch(/^time,who,/)
  expect(lines.find((line) => line.includes('account.suspended'))).toContain(
    `,"'=HYPERLINK(""http://evil.example"")",person,`,
  )
})

test('the log names whom and what it can be filtered by', async () => {
  const { projectId, person, key } = await busyProject()
  expect(await listFacets(db, { projectId })).toEqual({
    actions: [
      'account.erased',
      'account.linked',
      'account.renamed',
      'account.suspended',
      'config.edited',
      'person.signed_in',
    ],
    actors: [
      { type: 'person', id: person, name: 'Ada' },
      { type: 'api_key', id: key, name: 'Backend' },
    ],
  })
  expect(await listFacets(db, { projectId: await testProject(db) })).toEqual({ actions: [], actors: [] })
})

test('no filter walks through a long log', async () => {
  // One connection, so that what it has counted is told when it is asked.
  const one = createDb(db.url, { connections: 1 })
  const projectId = await testProject(one)
  await one.pool.query(
    `insert into audit_events (project_id, id, actor_type, action, target_type, target_id, created_at)
     select $1, gen_random_uuid(), 'system', 'account.checked', 'account', gen_random_uuid(), now() - n * interval '1 s'
     from generate_series(1, 30000) as n`,
    [projectId],
  )
  await testEvents(one, projectId, 1, { action: 'config.edited', actor: { type: 'person', id: newId() } })
  await one.pool.query('vacuum analyze audit_events')
  const rowsRead = async () => {
    await one.pool.query('select pg_stat_force_next_flush()')
    const { rows } = await one.pool.query(
      `select (seq_tup_read + idx_tup_fetch)::int as count from pg_stat_user_tables where relname = 'audit_events'`,
    )
    return rows[0].count as number
  }
  const costOf = async (filters: AuditFilters) => {
    const before = await rowsRead()
    await listEvents(one, { projectId }, filters, { pageSize: 25 })
    return (await rowsRead()) - before
  }
  expect(await costOf({ action: 'account', actor: 'person', to: new Date(0) })).toBeLessThan(200)
  for (const filters of [
    {},
    { action: 'config' },
    { action: 'config.edited' },
    { action: 'account' },
    { target: toPublic('acc', newId()) },
  ])
    expect(await costOf(filters), JSON.stringify(filters)).toBeLessThan(200)
  const before = await rowsRead()
  await one.pool.query(`select 1 from audit_events where project_id = $1 and ip = 'x'`, [projectId])
  expect((await rowsRead()) - before, 'a walk is seen').toBeGreaterThan(30_000)
  await one.close()
})
