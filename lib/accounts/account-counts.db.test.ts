import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { deleteProject } from '#lib/projects/index.ts'
import { testDb } from '#server/test-db.ts'
import { accountGroups, countsOf, sizeOf } from './account-counts.ts'
import { foldAccountCounts } from './fold-counts.ts'
import { type TestProject, testDeps, testProject } from './project.fixture.ts'

const db = await testDb()
const statuses = ['active', 'error', 'expired', 'suspended'] as const

/** Rows of accounts, in one statement. */
async function addAccounts({ projectId }: TestProject, many: number, status: string = 'active') {
  const configs = await db.prisma.config.findMany({ where: { projectId } })
  const data = Array.from({ length: many }, (_, place) => {
    const config = configs[place % configs.length]!
    const type = config.environment === 'sandbox' ? 'test' : 'production'
    const owner = { originOwnerId: 'cust-1', originOwnerName: 'Globex' }
    const what = { configId: config.id, provider: config.connector, authMethod: config.authMethod, type, status }
    return { projectId, id: newId(), ...what, ...owner }
  })
  await db.prisma.linkedAccount.createMany({ data })
  return data.map(({ id }) => id)
}

/** What the counters say and what is there, at one moment. */
async function bothWays({ projectId }: TestProject) {
  return db.prisma.$transaction(
    async (tx) => {
      const counted = await accountGroups(tx, projectId)
      const groups = await tx.linkedAccount.groupBy({
        by: ['provider', 'configId', 'type', 'status'],
        where: { projectId, deletedAt: null },
        _count: true,
      })
      const keyed = (
        all: readonly { provider: string; configId: string; type: string; status: string }[],
        of: number[],
      ) =>
        Object.fromEntries(all.map((one, at) => [[one.provider, one.configId, one.type, one.status].join(' '), of[at]]))
      return [
        keyed(
          counted,
          counted.map(({ accounts }) => accounts),
        ),
        keyed(
          groups,
          groups.map(({ _count }) => _count),
        ),
      ]
    },
    { isolationLevel: 'RepeatableRead', timeout: 30_000 },
  )
}

async function expectExact(project: TestProject) {
  const [counted, there] = await bothWays(project)
  expect(counted).toEqual(there)
}

test('counters are exact at every moment, whatever is done at once, while they are added up', async () => {
  const project = await testProject(db)
  const { projectId } = project
  const { linkedAccount } = db.prisma
  const pick = <One>(from: readonly One[]) => from[Math.floor(Math.random() * from.length)]!
  const ids = await addAccounts(project, 60)
  let over = false
  const until = async (work: () => Promise<unknown>) => {
    while (!over) await work()
  }
  const looking = [
    until(() => expectExact(project)),
    until(() => foldAccountCounts(db)),
    until(() => foldAccountCounts(db)),
  ]
  const change = async () => {
    for (let turn = 0; turn < 25; turn++) {
      const where = { projectId, id: pick(ids) }
      const one = pick([
        () => addAccounts(project, 3, pick(statuses)).then((made) => ids.push(...made)),
        () => linkedAccount.updateMany({ where, data: { status: pick(statuses) } }),
        () => linkedAccount.updateMany({ where, data: { deletedAt: new Date() } }),
        () => linkedAccount.updateMany({ where, data: { deletedAt: null, type: pick(['production', 'test']) } }),
        () => linkedAccount.deleteMany({ where: { ...where, deletedAt: { not: null } } }),
        // Many at once, always in one order: whoever changes many locks their rows.
        () =>
          db.pool.query(
            'update linked_accounts set status = $2 where id in (select id from linked_accounts where project_id = $1 and status <> $2 order by id limit 20 for update)',
            [projectId, pick(statuses)],
          ),
        // Taken back: none of it counts.
        () =>
          db.prisma
            .$transaction(async (tx) => {
              await tx.linkedAccount.updateMany({ where, data: { status: 'archived' } })
              throw new Error('fake: changed our mind')
            })
            .catch(() => undefined),
      ])
      await one()
    }
  }
  await Promise.all([change(), change(), change(), change()]).finally(() => {
    over = true
  })
  await Promise.all(looking)
  await expectExact(project)
  await foldAccountCounts(db)
  await expectExact(project)
  expect(await db.prisma.accountCountDelta.count()).toBe(0)
})

test('they tell connector, config, type and status apart; what is deleted counts no more, and counts again when that is undone', async () => {
  const project = await testProject(db)
  const { projectId } = project
  await addAccounts(project, 10)
  await addAccounts(project, 4, 'error')
  const groups = await accountGroups(db.prisma, projectId)
  expect(groups.map(({ type, status, accounts }) => [type, status, accounts]).sort()).toEqual([
    ['production', 'active', 5],
    ['production', 'error', 2],
    ['test', 'active', 5],
    ['test', 'error', 2],
  ])
  const where = { projectId, status: 'error' }
  await db.prisma.linkedAccount.updateMany({ where, data: { deletedAt: new Date() } })
  expect(countsOf(await accountGroups(db.prisma, projectId))).toMatchObject({ active: 10, error: 0 })
  await foldAccountCounts(db)
  await db.prisma.linkedAccount.updateMany({ where, data: { deletedAt: null } })
  expect(countsOf(await accountGroups(db.prisma, projectId))).toMatchObject({ active: 10, error: 4 })
})

test('a project leaves no counter and no text behind, and others keep theirs', async () => {
  const [doomed, other] = [await testProject(db), await testProject(db)]
  const { id, email, name } = doomed.context.person!
  await db.prisma.person.create({ data: { id, email, name, passwordHash: 'fake' } })
  for (const { projectId } of [doomed, other])
    await db.prisma.membership.create({ data: { projectId, personId: id, role: 'owner' } })
  await Promise.all([addAccounts(doomed, 7), addAccounts(other, 3)])
  await foldAccountCounts(db)
  await addAccounts(doomed, 2)
  const deps = { ...testDeps(db), prisma: db.prisma }
  expect(await deleteProject(deps, { ...doomed.context, signInId: newId() }, 'Acme Learning')).toEqual({
    ok: true,
    value: undefined,
  })
  await foldAccountCounts(db)
  for (const table of [db.prisma.accountCount, db.prisma.accountCountDelta, db.prisma.accountText] as const)
    expect(await (table as typeof db.prisma.accountText).count({ where: { projectId: doomed.projectId } })).toBe(0)
  expect(sizeOf(await accountGroups(db.prisma, other.projectId))).toBe(3)
})
