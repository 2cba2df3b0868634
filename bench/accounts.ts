import { foldAccountCounts, type ListInput, listAccounts } from '#lib/accounts/index.ts'
import { createDb, type Db } from '#lib/db.ts'
import { toPublic } from '#lib/ids.ts'
import { writeMarker } from '#lib/page-marker.ts'
import { migrate } from '#server/migrate.ts'
import { inTime, inTimes, type Row } from './measure.ts'
import { tablesReadWhole } from './plans.ts'
import { MILLION, seedAccounts } from './seed-accounts.ts'

const ROUNDS = 40
const PAGE = 25

type Asked = Partial<ListInput>
type Part = { what: string; note: string; lists: Record<string, Asked> }

/**
 * The list of accounts with a million of them in a database of its own and a hundred thousand in the project that is
 * looked at: pages, filters and searches as core finds them, beside the least question, for one row by its id. Throws
 * where one of them reads a table from one end to the other.
 */
export async function measureAccounts(databaseUrl: string): Promise<Row[]> {
  const own = await ownDatabase(databaseUrl)
  const db = createDb(own.url)
  try {
    await migrate(own.url)
    const projectId = await seedAccounts(db.pool, MILLION)
    await foldAccountCounts(db)
    await db.pool.query('vacuum (analyze) account_counts')
    const parts = await partsOf(db, projectId)
    const bare = () => db.pool.query('select id from configs where project_id = $1 limit 1', [projectId])
    return await measureParts(db, projectId, parts, bare)
  } finally {
    await db.close()
    await own.drop()
  }
}

async function measureParts(db: Db, projectId: string, parts: readonly Part[], bare: () => Promise<unknown>) {
  const list = async (asked: Asked) => {
    const listed = await listAccounts({ db }, { projectId }, { pageSize: PAGE, ...asked })
    if (!listed.ok) throw new Error(String(listed.problem.message))
  }
  const all = parts.flatMap(({ lists }) => Object.entries(lists))
  for (const [name, asked] of all) {
    const whole = await tablesReadWhole(db.pool, () => list(asked))
    if (whole.length > 0) throw new Error(`${name} reads a whole table:\n${whole.join('\n')}`)
  }
  const samples = new Map<string, number[]>([['bare', []], ...all.map(([name]): [string, number[]] => [name, []])])
  const time = async (name: string, work: () => Promise<unknown>) => {
    const since = performance.now()
    await work()
    samples.get(name)?.push(performance.now() - since)
  }
  // In turns: a machine that is busier for a while is so for all of them.
  for (let round = 0; round < ROUNDS; round++) {
    await time('bare', bare)
    for (const [name, asked] of all) await time(name, () => list(asked))
  }
  const at = (name: string, share: number) => percentile(samples.get(name) ?? [], share)
  return parts.map(({ what, note, lists }): Row => {
    const slowest = Object.keys(lists).reduce((one, other) => (at(one, 0.95) >= at(other, 0.95) ? one : other))
    const which = Object.keys(lists).length > 1 ? `, the slowest of ${Object.keys(lists).length}: ${slowest}` : ''
    return {
      what,
      ratio: inTimes(at(slowest, 0.5) / at('bare', 0.5)),
      how: `p95 ${inTime(at(slowest, 0.95))}, median ${inTime(at(slowest, 0.5))}${which}; one row takes ${inTime(at('bare', 0.5))}; ${note}`,
    }
  })
}

const percentile = (samples: readonly number[], share: number): number =>
  [...samples].sort((one, other) => one - other)[Math.floor(samples.length * share)] ?? Number.NaN

async function partsOf({ pool }: Db, projectId: string): Promise<Part[]> {
  const { rows: configs } = await pool.query<{ id: string }>(
    `select id from configs where project_id = $1 and connector = 'udacity' and environment = 'sandbox'`,
    [projectId],
  )
  const { rows: places } = await pool.query<{ id: string; at: Date }>(
    `select id, created_at as at from linked_accounts where project_id = $1 and deleted_at is null
     order by created_at desc, id desc offset $2 limit 1`,
    [projectId, MILLION.inProject - PAGE - 1],
  )
  const deep = writeMarker('acc', { id: places[0]!.id, createdAt: places[0]!.at })
  const id = toPublic('acc', places[0]!.id)
  const pages = Math.round(MILLION.inProject / PAGE).toLocaleString('en')
  return [
    {
      what: 'Accounts page, the first',
      note: 'with counts per status, of 100,000 accounts among a million',
      lists: { first: {} },
    },
    { what: `Accounts page, ${pages} pages deep`, note: 'by keyset', lists: { deep: { next: deep } } },
    {
      what: 'Accounts page with a filter',
      note: 'the same',
      lists: {
        connector: { provider: 'udemy' },
        connectors: { providers: ['coursera', 'udacity'] },
        status: { status: ['error'] },
        'status, deep': { status: ['active', 'error'], next: deep },
        'a status that none has': { status: ['archived'] },
        type: { type: 'test' },
        config: { configId: toPublic('cfg', configs[0]!.id) },
        owner: { ownerId: 'cust-10' },
        'owner and status': { ownerId: 'cust-10', status: ['active'] },
        'connector, type and status': { provider: 'udemy', type: 'production', status: ['error', 'expired'] },
        'the oldest first': { sort: 'oldest' },
        'by status change': { sort: 'status_since' },
      },
    },
    {
      what: 'Accounts page with a search',
      note: 'three letters and more',
      lists: {
        'words that many have': { search: 'borealis' },
        'words that many have, deep': { search: 'borealis', next: deep },
        'words that all have': { search: 'lea' },
        'part of a label': { search: 'hooli academy 5' },
        'an owner’s name': { search: 'Globex 123' },
        'an owner’s id': { search: 'cust-12340' },
        'a user name': { search: 'ada12' },
        'the provider’s id': { search: '154320' },
        'a subdomain': { search: 'nimbus42' },
        'an organisation’s id': { search: '712340' },
        'a connector’s name': { search: 'udemy' },
        'words in a config': { search: 'borealis', configId: toPublic('cfg', configs[0]!.id) },
        'a whole id': { search: id },
        nothing: { search: 'zzznothing' },
      },
    },
  ]
}

/** A database of one's own on the same server. */
async function ownDatabase(databaseUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const run = async (statement: string) => {
    const admin = createDb(databaseUrl)
    await admin.pool.query(statement).finally(admin.close)
  }
  await run('drop database if exists bench_accounts with (force)')
  await run('create database bench_accounts')
  const url = new URL(databaseUrl)
  url.pathname = '/bench_accounts'
  return { url: url.href, drop: () => run('drop database if exists bench_accounts with (force)') }
}
