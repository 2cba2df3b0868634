import { expect, test } from 'vitest'
import { toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import type { AccountStatus, StatusReason } from './describe-account.ts'
import {
  archiveAccount,
  checkAccount,
  convertAccount,
  deleteAccount,
  requireUsable,
  resumeAccount,
  suspendAccount,
  unarchiveAccount,
} from './index.ts'
import { linkedAccount, quietRun, rowOf, spoil, type TestProject, testDeps, testProject } from './project.fixture.ts'

const db = await testDb()
const deps = testDeps(db)

const verbs = {
  suspend: suspendAccount,
  resume: resumeAccount,
  archive: archiveAccount,
  unarchive: unarchiveAccount,
}
type Verb = keyof typeof verbs

const codeOf: Readonly<Record<AccountStatus, string | undefined>> = {
  active: undefined,
  error: 'invalid_credentials',
  expired: 'credentials_expired',
  inactive: 'config_disabled',
  suspended: 'suspended_by_hand',
  archived: 'archived_by_hand',
}

async function accountThatIs(status: AccountStatus) {
  const project = await testProject(db)
  await db.prisma.person.create({
    data: { id: project.context.actor.id, email: `${project.projectId}@acme.example`, name: 'Ada', passwordHash: 'x' },
  })
  const { id } = await linkedAccount(deps, project)
  const code = codeOf[status]
  const reason = code && { code, description: 'It was so.', timestamp: new Date(0).toISOString() }
  const { projectId } = project
  await db.prisma.linkedAccount.updateMany({
    where: { projectId },
    data: { status, statusReasons: reason ? [reason] : [] },
  })
  await db.prisma.outboxEvent.deleteMany({ where: { projectId } })
  return { project, id }
}

const told = async ({ projectId }: TestProject) =>
  (await db.prisma.outboxEvent.findMany({ where: { projectId }, orderBy: { sequence: 'asc' } })).map(({ type }) => type)
const changesOf = ({ projectId }: TestProject) =>
  db.prisma.statusChange.findMany({ where: { projectId }, orderBy: { id: 'asc' } })
const linesOf = async ({ projectId }: TestProject) =>
  (await db.prisma.auditEvent.findMany({ where: { projectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)

// Every status and every verb: what the account is then.
const transitions: readonly (readonly [AccountStatus, Readonly<Record<Verb, AccountStatus>>])[] = [
  ['active', { suspend: 'suspended', resume: 'active', archive: 'archived', unarchive: 'active' }],
  ['error', { suspend: 'suspended', resume: 'error', archive: 'archived', unarchive: 'error' }],
  ['expired', { suspend: 'suspended', resume: 'expired', archive: 'archived', unarchive: 'expired' }],
  ['inactive', { suspend: 'suspended', resume: 'inactive', archive: 'archived', unarchive: 'inactive' }],
  ['suspended', { suspend: 'suspended', resume: 'active', archive: 'archived', unarchive: 'suspended' }],
  ['archived', { suspend: 'archived', resume: 'archived', archive: 'archived', unarchive: 'active' }],
]
const cases = transitions.flatMap(([from, ends]) =>
  Object.entries(ends).map(([verb, to]) => [from, verb as Verb, to] as const),
)

test.each(cases)('%s, %s: %s, and the same once more', async (from, verb, to) => {
  const { project, id } = await accountThatIs(from)
  const before = (await changesOf(project)).length
  for (const _ of [1, 2])
    expect(await verbs[verb](deps, project.context, id)).toMatchObject({ ok: true, value: { id, status: to } })
  expect((await changesOf(project)).slice(before).map((one) => [one.from, one.to])).toEqual(
    from === to ? [] : [[from, to]],
  )
  const events = await told(project)
  if (from !== to) expect(events).toEqual(['account.status_changed', 'account.updated'])
  else expect(events).toEqual(from === 'archived' && verb === 'suspend' ? ['account.updated'] : [])
  const row = await rowOf(deps, project, id)
  expect(row.nextCheckAt === null).toBe(['suspended', 'archived', 'inactive'].includes(to) && from !== to)
})

test('a suspension says who and since when, in the row, the history, the audit log and the event', async () => {
  const { project, id } = await accountThatIs('active')
  const done = await suspendAccount(deps, project.context, id)
  expect(done).toMatchObject({
    value: {
      status_reasons: [{ code: 'suspended_by_hand', description: 'Suspended by Ada.' }],
      next_check_at: null,
    },
  })
  expect((await changesOf(project)).at(-1)).toMatchObject({
    ...{ from: 'active', to: 'suspended', code: 'suspended_by_hand', description: 'Suspended by Ada.' },
    ...{ actorType: 'person', actorId: project.context.actor.id },
  })
  expect((await linesOf(project)).at(-1)).toBe('account.suspended')
  const event = await db.prisma.outboxEvent.findFirstOrThrow({
    where: { projectId: project.projectId, type: 'account.status_changed' },
  })
  expect(event.payload).toMatchObject({
    ...{ account_id: id, previous_status: 'active', status: 'suspended', status_since: expect.any(String) },
    status_reasons: [{ code: 'suspended_by_hand' }],
  })
  const resumed = await resumeAccount(deps, project.context, id)
  expect(resumed).toMatchObject({ value: { status_reasons: [], next_check_at: expect.any(String) } })
  expect((await linesOf(project)).slice(-2)).toEqual(['account.suspended', 'account.resumed'])
})

test('what a check says of a suspended account is what it is once it is resumed', async () => {
  const { project, id } = await accountThatIs('active')
  const { projectId } = project
  await suspendAccount(deps, project.context, id)
  await spoil(deps, project, id, 'wrong_secret')
  const refusedSince = new Date(Date.now() - 11 * 60_000)
  await db.prisma.linkedAccount.updateMany({ where: { projectId }, data: { refusals: 2, refusedSince } })
  await checkAccount(deps, project.context, id, quietRun())
  expect(await rowOf(deps, project, id)).toMatchObject({ status: 'suspended', nextCheckAt: null })
  expect(await resumeAccount(deps, project.context, id)).toMatchObject({
    value: { status: 'error', status_reasons: [{ code: 'invalid_credentials' }] },
  })
})

test('fifty people who suspend and resume at once leave one whole history', async () => {
  const { project, id } = await accountThatIs('active')
  const verb = (turn: number) => (turn % 2 ? resumeAccount : suspendAccount)(deps, project.context, id)
  await Promise.all(Array.from({ length: 50 }, (_, turn) => verb(turn)))
  const changes = await changesOf(project)
  for (const [at, change] of changes.entries()) expect(change.from).toBe(changes[at - 1]?.to ?? null)
  expect((await rowOf(deps, project, id)).status).toBe(changes.at(-1)?.to)
})

test('converting is a label: the status stays, the event tells, twice is once, and a sandbox stays a test', async () => {
  const { project, id } = await accountThatIs('active')
  const { projectId, productionConfigId } = project
  const config = await db.prisma.config.findFirstOrThrow({ where: { projectId, environment: 'production' } })
  expect(toPublic('cfg', config.id)).toBe(productionConfigId)
  const sandbox = await convertAccount(deps, project.context, { id, type: 'production' })
  expect(sandbox).toMatchObject({ problem: { kind: 'invalid_values', fields: { type: expect.any(String) } } })
  await db.prisma.linkedAccount.updateMany({ where: { projectId }, data: { configId: config.id } })
  for (const _ of [1, 2])
    expect(await convertAccount(deps, project.context, { id, type: 'production' })).toMatchObject({
      value: { type: 'production', status: 'active' },
    })
  expect(await told(project)).toEqual(['account.updated'])
  expect((await linesOf(project)).filter((action) => action === 'account.converted')).toHaveLength(1)
})

test.each([
  ['active', undefined],
  ['suspended', 'Resume it on its page.'],
  ['archived', 'Take it out of the archive, or use another account.'],
  ['inactive', expect.stringContaining('enable the config')],
  ['expired', expect.stringContaining('Fix')],
  ['error', expect.stringContaining('Fix')],
] as const)('whether an account that is %s can be used, and what to do', async (status, next) => {
  const { project, id } = await accountThatIs(status)
  const row = await db.prisma.linkedAccount.findFirstOrThrow({
    where: { projectId: project.projectId },
    include: { config: true },
  })
  const asked = await requireUsable(row)
  if (next === undefined) expect(asked.ok).toBe(true)
  else
    expect(asked).toMatchObject({
      problem: { kind: 'account_not_usable', message: expect.stringContaining('It was so.'), next },
    })
  const off = { ...row, config: { ...row.config, enabled: false } }
  expect(await requireUsable(off)).toMatchObject({ problem: { kind: 'account_not_usable' } })
  expect(await requireUsable({ ...row, provider: 'gone' })).toMatchObject({
    problem: { message: expect.stringContaining('no connector “gone”') },
  })
  expect(await requireUsable({ ...row, deletedAt: new Date() })).toMatchObject({ problem: { kind: 'not_found' } })
  expect(id).toBe(toPublic('acc', row.id))
})

test.each(Object.entries(verbs))(
  '%s: another project’s account, a deleted and a malformed one are not found',
  async (_, verb) => {
    const [{ project, id }, other] = [await accountThatIs('active'), await testProject(db)]
    const absent = await verb(deps, other.context, id)
    expect(absent).toMatchObject({ problem: { kind: 'not_found' } })
    expect(await verb(deps, other.context, '{}')).toEqual(absent)
    await deleteAccount(deps, project.context, id)
    expect(await verb(deps, project.context, id)).toEqual(absent)
  },
)

test('a status written without reasons is not lost when something else changes', async () => {
  const { project, id } = await accountThatIs('active')
  const statusReasons: StatusReason[] = []
  await db.prisma.linkedAccount.updateMany({
    where: { projectId: project.projectId },
    data: { status: 'error', statusReasons },
  })
  await suspendAccount(deps, project.context, id)
  expect(await resumeAccount(deps, project.context, id)).toMatchObject({ value: { status: 'error' } })
})
