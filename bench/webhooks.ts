import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Agent, request } from 'undici'
import { tellOfAccount } from '#lib/accounts/account-event.ts'
import { createDb } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import type { LinkedAccount } from '#prisma/generated/client.ts'
import type { Child } from './child.ts'
import type { Client } from './hub-client.ts'
import { inTime, inTimes, medians, type Row } from './measure.ts'

/** Events that wait when the clock starts, and the accounts they tell of: each account's own go one after the other. */
const EVENTS = 10_000
const ACCOUNTS = 2_000
/** Requests that the bare sender has open at a time, as a worker has to one receiver. */
const AT_ONCE = 64
const SINGLE = 40

/**
 * Webhooks: how many the hub's one worker delivers in a second to a receiver in a process of its own, beside the same
 * bodies posted bare; how long a single event takes from its commit; and what adding one costs its transaction. The hub
 * has to be started with HUB_PRIVATE_WEBHOOKS=127.0.0.1.
 */
export async function measureWebhooks(databaseUrl: string, { ask }: Client, receiver: Child): Promise<Row[]> {
  const db = createDb(databaseUrl)
  try {
    await ask('/api/webhooks', { json: { url: `${receiver.origin}/hooks` }, expect: 201 })
    const { projectId } = await db.prisma.webhookEndpoint.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const account = { ...sample, projectId }

    // Everything is warm, and the receiver is known to be fast.
    await addEvents(db.pool, account.projectId, 500)
    await receiver.say({ expect: 500 })
    const since = performance.now()
    await addEvents(db.pool, account.projectId, EVENTS)
    await receiver.say({ expect: EVENTS })
    const taken = performance.now() - since
    await settled(db.pool)
    const bare = await postBare(receiver)

    const waits: number[] = []
    for (let n = 0; n < SINGLE; n++) {
      await sleep(20 + Math.random() * 200)
      await db.prisma.$transaction((tx) => tellOfAccount(tx, 'account.updated', { ...account, id: newId() }))
      const committed = performance.now()
      await receiver.say({ expect: 1 })
      waits.push(performance.now() - committed)
    }
    waits.sort((one, other) => one - other)

    const adding = await costOfAdding(db, account)
    await db.prisma.webhookEndpoint.updateMany({ data: { enabled: false } })
    return [
      {
        what: `Delivering ${EVENTS.toLocaleString('en')} webhooks`,
        ratio: `${Math.round(EVENTS / (taken / 1000)).toLocaleString('en')}/s`,
        how: `one worker, events of ${ACCOUNTS.toLocaleString('en')} accounts in their order, from the commit to the last answer; the bare requests: ${Math.round(EVENTS / (bare / 1000)).toLocaleString('en')}/s`,
      },
      {
        what: 'From an event’s commit to its receiver',
        ratio: inTime(at(waits, 0.5)),
        how: `one at a time; p95 ${inTime(at(waits, 0.95))}`,
      },
      {
        what: 'Adding an event to a transaction',
        ratio: inTimes(adding.event / adding.query),
        how: `${adding.statements} statement: ${inTime(adding.event)}, against ${inTime(adding.query)} for an empty query`,
      },
    ]
  } finally {
    await db.close()
  }
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN

/** As accounts are: about seven hundred bytes of payload. */
const sample = {
  id: newId(),
  provider: 'udemy',
  originOwnerId: 'customer-4711',
  originOwnerName: 'Globex Corporation',
  originUsername: 'ada@globex.example',
  publicValues: { companySubdomain: 'globex', accountId: '4711' },
  metadata: { plan: 'enterprise', region: 'eu', note: 'n'.repeat(200) },
  status: 'active',
  statusSince: new Date(),
  statusReasons: [],
  label: 'Globex Learning',
  type: 'production',
} as unknown as LinkedAccount

/** Commits events at once, as many verbs would side by side. */
const addEvents = (pool: pg.Pool, projectId: string, count: number) =>
  pool.query(
    `with accounts as (select array_agg(gen_random_uuid()) as ids from generate_series(1, ${ACCOUNTS}))
    insert into outbox_events (project_id, id, type, record_id, payload)
    select $1::uuid, gen_random_uuid(), 'account.updated', ids[1 + n % ${ACCOUNTS}], $3::jsonb || jsonb_build_object('n', n)
    from accounts, generate_series(1, $2::int) as n`,
    [projectId, count, JSON.stringify(payload)],
  )

const payload = {
  event: 'account.updated',
  event_date: new Date().toISOString(),
  record_type: 'account',
  record_id: 'acc_00000000000000000000000000',
  provider: sample.provider,
  origin_owner_id: sample.originOwnerId,
  origin_owner_name: sample.originOwnerName,
  setup_information: sample.publicValues,
  metadata: sample.metadata,
}

/** Until what was answered is written as well. */
async function settled(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(`select from deliveries where state = 'waiting' limit 1`)
    if (rowCount === 0) return
    await sleep(20)
  }
}

/** The same number of bodies of the same size, without signature, order, database or tries. */
async function postBare(receiver: Child): Promise<number> {
  const agent = new Agent({ connections: AT_ONCE })
  const body = JSON.stringify(payload)
  const headers = { 'content-type': 'application/json' }
  let left = EVENTS
  const since = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        const answer = await request(receiver.origin, { method: 'POST', headers, body, dispatcher: agent })
        await answer.body.dump()
      }
    }),
  )
  const taken = performance.now() - since
  await receiver.say({ expect: EVENTS })
  await agent.close()
  return taken
}

async function costOfAdding({ prisma }: ReturnType<typeof createDb>, account: LinkedAccount) {
  return prisma.$transaction(
    async (tx) => {
      const statements = await countStatements(() => tellOfAccount(tx, 'account.updated', account))
      const times = await medians(
        { query: () => tx.$queryRaw`select 1`, event: () => tellOfAccount(tx, 'account.updated', account) },
        { rounds: 500, warmUp: 100 },
      )
      // Nothing of it is delivered.
      await tx.outboxEvent.deleteMany({ where: { projectId: account.projectId, recordId: account.id } })
      return { ...times, statements }
    },
    { timeout: 60_000 },
  )
}

/** How many statements reach the database meanwhile. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let count = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    count++
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await work()
    return count
  } finally {
    pg.Client.prototype.query = query
  }
}
