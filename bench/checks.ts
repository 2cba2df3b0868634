import { setTimeout as sleep } from 'node:timers/promises'
import { allLanes } from '#lib/checks/index.ts'
import { createDb, type Db } from '#lib/db.ts'
import { type Jobs, startJobs } from '#lib/jobs/index.ts'
import { createLog } from '#lib/log.ts'
import { createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import { addDueAccounts } from './due-accounts.ts'
import type { Client } from './hub-client.ts'
import { inTime, inTimes, type Row } from './measure.ts'

const DUE = 10_000

/** In turns, so that a machine that is busy for a while is so for both: nothing is due, ten thousand are. Milliseconds. */
const TURNS = 2
const QUIET_MS = 5_000
const BUSY_MS = 10_000
/** How long providers are watched: a limit is one of a minute. */
const WATCHED_MS = 75_000
const MINUTE = 60_000

/** What a page of somebody in another project asks, over and over. */
const PAGES = ['/api/accounts', '/api/me', '/api/connectors'] as const

/**
 * Ten thousand checks that are due at once, of every connector, in production and in its sandbox, all of one project:
 * how often each provider is asked against its limit, and what that does to the answers in another project.
 */
export async function measureChecks(databaseUrl: string, encryptionKey: string, client: Client): Promise<Row[]> {
  const db = createDb(databaseUrl)
  const log = createLog({ level: 'silent', readable: false })
  const jobs = await startJobs({ db, log, workers: [] })
  try {
    const vault = createVault({ prisma: db.prisma, keyProvider: environmentKeyProvider({ key: encryptionKey }) })
    const projectId = await addDueAccounts({ db, vault }, DUE)
    const [quiet, busy]: [number[], number[]] = [[], []]
    const asked: Minute[] = []
    await rest(db, projectId)
    await askFor(client, 1_000)
    for (let turn = 0; turn < TURNS; turn++) {
      quiet.push(...(await askFor(client, QUIET_MS)))
      const since = await begin(db, jobs, projectId)
      busy.push(...(await askFor(client, BUSY_MS)))
      if (turn === TURNS - 1) await sleep(WATCHED_MS - (Date.now() - since.getTime()))
      if (turn === TURNS - 1) asked.push(...(await fullestMinutes(db, projectId, since)))
      await rest(db, projectId)
    }
    const most = Math.max(...asked.map(({ calls, limit }) => calls / limit))
    const due = DUE.toLocaleString('en')
    return [
      {
        what: `Answers in another project while ${due} checks are due, p95`,
        ratio: inTimes(p95(busy) / p95(quiet)),
        how: `${inTime(p95(busy))} of ${busy.length} answers, against ${inTime(p95(quiet))} before; medians ${inTime(middle(busy))} and ${inTime(middle(quiet))}`,
      },
      {
        what: `How often providers are asked then, of what their limit allows`,
        ratio: inTimes(most),
        how: `checks in the fullest minute: ${asked.map(({ name, calls, limit }) => `${name} ${calls} of ${limit}`).join(', ')}; the others wait their turn`,
      },
    ]
  } finally {
    await jobs.stop()
    await db.close()
  }
}

/** Asks one page after the other for so long; milliseconds of each answer. */
async function askFor({ ask }: Client, ms: number): Promise<number[]> {
  const taken: number[] = []
  const end = performance.now() + ms
  for (let n = 0; performance.now() < end; n++) {
    const since = performance.now()
    await ask(PAGES[n % PAGES.length]!)
    taken.push(performance.now() - since)
    // As several people would: not as fast as the machine can.
    await sleep(5)
  }
  return taken
}

const at = (share: number) => (taken: readonly number[]) =>
  taken.toSorted((one, other) => one - other)[Math.floor(taken.length * share)] ?? Number.NaN
const p95 = at(0.95)
const middle = at(0.5)

async function firstCheck({ prisma }: Db, projectId: string, since: Date): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50))
    if ((await prisma.call.count({ where: { projectId, createdAt: { gt: since } } })) > 0) return
  throw new Error('no check was carried out within half a minute')
}

/** Ten thousand are due from now on; gives since when, once the first of them is checked. */
async function begin(db: Db, jobs: Jobs, projectId: string): Promise<Date> {
  const since = new Date()
  await makeDue(db, projectId)
  await jobs.send('checks.plan', {})
  await firstCheck(db, projectId, since)
  return since
}

type Minute = { name: string; limit: number; calls: number }

/** How often each provider was asked in the fullest minute since then, with its limit. */
async function fullestMinutes({ prisma }: Db, projectId: string, since: Date): Promise<Minute[]> {
  const where = { projectId, createdAt: { gt: since } }
  const calls = await prisma.call.findMany({ where, orderBy: { createdAt: 'asc' } })
  return (await allLanes()).map(({ provider, environment, checksPerMinute: limit }) => {
    const times = calls
      .filter((call) => call.provider === provider && call.environment === environment)
      .map(({ createdAt }) => createdAt.getTime())
    const within = times.map((begin) => times.filter((time) => time >= begin && time < begin + MINUTE).length)
    const name = environment === 'production' ? provider : `${provider}’s sandbox`
    return { name, limit, calls: Math.max(0, ...within) }
  })
}

/** All of them are due; those whose credentials work have been so for longer. */
const makeDue = ({ pool }: Db, projectId: string) =>
  pool.query(
    `update linked_accounts set next_check_at = now() - case when sealed_values is null then interval '1 minute' else interval '1 hour' end
     where project_id = $1`,
    [projectId],
  )

/** Nothing is due any more, and nothing is planned. */
async function rest({ prisma, pool }: Db, projectId: string): Promise<void> {
  await pool.query(`delete from pgboss.job where name = 'checks.run' and state < 'active'`)
  await prisma.linkedAccount.updateMany({ where: { projectId }, data: { nextCheckAt: null } })
  await prisma.providerPace.deleteMany({})
}
