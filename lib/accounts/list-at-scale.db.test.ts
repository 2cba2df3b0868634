import { beforeAll, expect, test } from 'vitest'
import { toPublic } from '#lib/ids.ts'
import { writeMarker } from '#lib/page-marker.ts'
import { testDb } from '#server/test-db.ts'
import { tablesReadWhole } from '../../bench/plans.ts'
import { seedAccounts } from '../../bench/seed-accounts.ts'
import { matchingAccounts } from './account-filter.ts'
import { foldAccountCounts } from './fold-counts.ts'
import { type ListInput, listAccounts } from './list-accounts.ts'

/** As many accounts as make a project big; several of them were made at the same moment. */
const SIZES = { everywhere: 44_000, inProject: 22_000, elsewhere: 2_000 }
const PAGE = 20

const db = await testDb()
const project = { projectId: '' }
const ids = { config: '', account: '' }
beforeAll(async () => {
  project.projectId = await seedAccounts(db.pool, SIZES)
  await foldAccountCounts(db)
  const of = { projectId: project.projectId }
  const config = await db.prisma.config.findFirstOrThrow({
    where: { ...of, connector: 'udacity', environment: 'sandbox' },
  })
  const account = await db.prisma.linkedAccount.findFirstOrThrow({ where: of, skip: 5_000, orderBy: { id: 'asc' } })
  Object.assign(ids, { config: toPublic('cfg', config.id), account: toPublic('acc', account.id) })
}, 120_000)

async function list(input: Partial<ListInput>) {
  const listed = await listAccounts({ db }, project, { pageSize: PAGE, ...input })
  if (!listed.ok) throw new Error(String(listed.problem.message))
  return listed.value
}

const text = `lower(concat_ws(E'\\n', label, identity_name, identity_id, origin_owner_name, origin_owner_id, origin_username, public_values ->> 'companySubdomain', public_values ->> 'organisationId'))`
const has = (words: string) => `${text} like '%${words}%'`

/** Udacity advises new ones every ninety days, the others nothing. */
const old = `provider = 'udacity' and credentials_at < now() - interval '90 days'`

/** Every way in which a list is found, with what it has to find said in SQL. */
const cases: readonly [name: string, input: () => Partial<ListInput>, where: string][] = [
  ['all', () => ({}), 'true'],
  ['all, the oldest first', () => ({ sort: 'oldest' }), 'true'],
  ['all, by status', () => ({ sort: 'status_since' }), 'true'],
  ['a connector', () => ({ provider: 'udemy' }), `provider = 'udemy'`],
  ['connectors', () => ({ providers: ['udacity', 'coursera'] }), `provider in ('udacity', 'coursera')`],
  ['a status', () => ({ status: ['error'] }), `status = 'error'`],
  [
    'statuses, by status',
    () => ({ status: ['error', 'active'], sort: 'status_since' }),
    `status in ('error', 'active')`,
  ],
  ['a rare status, by status', () => ({ status: ['error'], sort: 'status_since' }), `status = 'error'`],
  ['no status', () => ({ status: [] }), 'false'],
  ['a status that none has', () => ({ status: ['archived'] }), 'false'],
  ['a type, the oldest first', () => ({ type: 'test', sort: 'oldest' }), `type = 'test'`],
  ['a config', () => ({ configId: ids.config }), `provider = 'udacity' and type = 'test'`],
  [
    'all of it',
    () => ({ provider: 'udemy', status: ['error', 'expired'], type: 'production' }),
    `provider = 'udemy' and status in ('error', 'expired') and type = 'production'`,
  ],
  ['an owner', () => ({ ownerId: 'cust-10' }), `origin_owner_id = 'cust-10'`],
  ['owners', () => ({ ownerIds: ['cust-10', 'cust-20', 'cust-10'] }), `origin_owner_id in ('cust-10', 'cust-20')`],
  ['old credentials', () => ({ oldCredentials: true }), old],
  ['old credentials in a status', () => ({ oldCredentials: true, status: ['error'] }), `${old} and status = 'error'`],
  ['old credentials, with words', () => ({ oldCredentials: true, search: 'hooli' }), `${old} and ${has('hooli')}`],
  [
    'old credentials of an owner',
    () => ({ oldCredentials: true, ownerId: 'cust-10' }),
    `${old} and origin_owner_id = 'cust-10'`,
  ],
  ['accounts', () => ({ accountIds: [ids.account] }), 'id = $2'],
  ['a whole id', () => ({ search: ` ${ids.account} ` }), 'id = $2'],
  ['words that many have', () => ({ search: 'Borealis' }), has('borealis')],
  ['words that many have, the oldest first', () => ({ search: 'borealis', sort: 'oldest' }), has('borealis')],
  ['words that many have, by status', () => ({ search: 'borealis', sort: 'status_since' }), has('borealis')],
  ['words that all have', () => ({ search: 'lear' }), has('lear')],
  ['words that few have', () => ({ search: 'hooli acad' }), has('hooli acad')],
  ['words that one has', () => ({ search: '10774' }), has('10774')],
  ['words that none has', () => ({ search: 'zzz nothing' }), 'false'],
  ['words in a status', () => ({ search: 'borealis', status: ['error'] }), `${has('borealis')} and status = 'error'`],
  ['words in a config', () => ({ search: 'lear', configId: ids.config }), `provider = 'udacity' and type = 'test'`],
  ['words of an owner', () => ({ search: 'lear', ownerId: 'cust-10' }), `origin_owner_id = 'cust-10'`],
  ['the name of a connector', () => ({ search: 'udemy bus' }), `provider = 'udemy'`],
  [
    'the name of a connector in a status',
    () => ({ search: 'UDEMY', status: ['expired'] }),
    `provider = 'udemy' and status = 'expired'`,
  ],
  [
    'two letters',
    () => ({ search: 'bo' }),
    has('\nbo').replace(`'%\n`, `E'%\\n`).replace('lower(', `E'\\n' || lower(`),
  ],
]

test.each(cases)('%s: the page, those before and behind it, and how many there are', async (_, input, where) => {
  const asked = input()
  const column = asked.sort === 'status_since' ? 'status_since' : 'created_at'
  const direction = asked.sort === 'oldest' ? 'asc' : 'desc'
  const account = where.includes('$2')
    ? [
        (
          await db.prisma.linkedAccount.findFirstOrThrow({
            where: { projectId: project.projectId },
            skip: 5_000,
            orderBy: { id: 'asc' },
          })
        ).id,
      ]
    : []
  const { rows } = await db.pool.query<{ id: string; at: Date; status: string }>(
    `select id, ${column} as at, status from linked_accounts where project_id = $1 and ${where}
     order by ${column} ${direction}, id ${direction}`,
    [project.projectId, ...account],
  )
  const publicIds = (from: number) => rows.slice(from, from + PAGE).map(({ id }) => toPublic('acc', id))
  const shown = ({ accounts }: { accounts: readonly { id: string }[] }) => accounts.map(({ id }) => id)
  const first = await list(asked)
  expect(shown(first)).toEqual(publicIds(0))
  expect(first.previous).toBeUndefined()
  expect(first.next !== undefined).toBe(rows.length > PAGE)
  if (first.totalIsExact) expect(first.total).toBe(rows.length)
  else expect([first.total <= rows.length, first.total >= Math.min(PAGE, rows.length)]).toEqual([true, true])
  const all = await db.prisma.$queryRaw<{ id: string }[]>(await matchingAccounts(project, asked))
  expect(all.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort())
  if (rows.length <= PAGE) return

  const second = await list({ ...asked, next: first.next })
  expect(shown(second)).toEqual(publicIds(PAGE))
  expect(shown(await list({ ...asked, previous: second.previous }))).toEqual(publicIds(0))
  // Deep in the list, where moments are the same as well, and at its end.
  for (const from of [Math.floor(rows.length / 2), rows.length - PAGE]) {
    const { id, at } = rows[from - 1]!
    const page = await list({ ...asked, next: writeMarker('acc', { id, createdAt: at }) })
    expect(shown(page), `from ${from}`).toEqual(publicIds(from))
    expect(page.next !== undefined, `from ${from}`).toBe(from + PAGE < rows.length)
  }
  if (rows.length > 3 * PAGE) expect(shown(await list({ ...asked, page: 3 }))).toEqual(publicIds(2 * PAGE))
})

test('no way of finding a list reads a table from one end to the other', async () => {
  for (const [name, input] of cases) {
    expect(await tablesReadWhole(db.pool, () => list(input())), name).toEqual([])
    expect(await tablesReadWhole(db.pool, async () => list({ ...input(), next: (await list({})).next })), name).toEqual(
      [],
    )
  }
})

test('reading a table from one end to the other would be found', async () => {
  const found = await tablesReadWhole(db.pool, () => db.pool.query('select id from linked_accounts where version = 7'))
  expect(found).toEqual([expect.stringContaining('linked_accounts: select id')])
})
