import { type Caller, restoreAccount } from '#lib/accounts/index.ts'
import { toPublic } from '#lib/ids.ts'
import type { BulkRun } from '#prisma/generated/client.ts'
import { type BulkDeps, LEASE_SECONDS, type RunPlace } from './bulk-deps.ts'
import { type BulkInput, verbOf } from './bulk-kinds.ts'
import { queueRun } from './create-run.ts'
import { queueChecks } from './queue-checks.ts'
import { type Settled, settledBy, settleItems } from './settle-items.ts'
import { tryTwice } from './try-twice.ts'

/** How long one run is worked on before others have their turn, in milliseconds. */
const TURN_MS = 10_000

/** Accounts of one step, which is written down as a whole, and how many of these are done at once. */
const STEP = 24
const AT_ONCE = 3

/** In how many seconds a run of checks looks for slots again. */
const CHECKS_AGAIN = 5

/**
 * Works on a run for a turn, and queues the next one. One process at a time has a run in hand; where it is killed, what
 * it had begun is done again, and what was done already changes nothing. `signal` ends the turn.
 */
export async function workRun(deps: BulkDeps, place: RunPlace, signal: AbortSignal): Promise<void> {
  const run = await takeRun(deps, place)
  if (!run) return
  let isOver = false
  try {
    const end = Date.now() + TURN_MS
    if (run.kind === 'check') isOver = await queueChecks(deps, run)
    else while (!isOver && !signal.aborted && Date.now() < end) isOver = await step(deps, run)
  } finally {
    await letGo(deps, place)
  }
  if (!isOver) await queueRun(deps.jobs, place, undefined, run.kind === 'check' ? CHECKS_AGAIN : 0)
}

/** The run, in this process' hand from now on; undefined where it is over, or in another's. */
async function takeRun({ db, leaseSeconds = LEASE_SECONDS }: BulkDeps, { projectId, runId }: RunPlace) {
  const taken = await db.prisma.$executeRaw`
    update bulk_runs set claimed_until = now() + make_interval(secs => ${leaseSeconds})
    where project_id = ${projectId}::uuid and id = ${runId}::uuid and state = 'running'
      and (claimed_until is null or claimed_until < now())`
  return taken === 1 ? db.prisma.bulkRun.findFirst({ where: { projectId, id: runId } }) : null
}

const letGo = ({ db }: BulkDeps, { projectId, runId }: RunPlace) =>
  db.prisma.bulkRun.updateMany({ where: { projectId, id: runId }, data: { claimedUntil: null } })

const keep = ({ db, leaseSeconds = LEASE_SECONDS }: BulkDeps, { projectId, id }: BulkRun) => db.prisma.$executeRaw`
  update bulk_runs set claimed_until = now() + make_interval(secs => ${leaseSeconds})
  where project_id = ${projectId}::uuid and id = ${id}::uuid`

/** Does the next accounts of a run. Tells whether it is over. */
async function step(deps: BulkDeps, run: BulkRun): Promise<boolean> {
  const place = { projectId: run.projectId, runId: run.id }
  await keep(deps, run)
  const waiting = await deps.db.prisma.bulkItem.findMany({
    where: { ...place, state: 'waiting' },
    orderBy: { position: 'asc' },
    take: STEP,
    select: { accountId: true },
  })
  const settled = await doAll(
    deps,
    run,
    waiting.map(({ accountId }) => accountId),
  )
  const state = await settleItems(deps.db, place, settled)
  // Taken back while this step was on its way: so are its accounts.
  if (state === 'undone') await takeBack(deps, run, settled)
  return state !== 'running' || waiting.length === 0
}

async function doAll(deps: BulkDeps, run: BulkRun, ids: readonly string[]): Promise<Settled[]> {
  const verb = verbOf(run.kind)
  if (!verb) throw new Error(`no kind of bulk run is called ${run.kind}`)
  const queue = [...ids]
  const settled: Settled[] = []
  const work = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const done = await tryTwice(deps, () => verb(deps, callerOf(run), toPublic('acc', id), run.input as BulkInput))
      settled.push(settledBy(id, done))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return settled
}

/** Whoever began a run does all that it does. */
export const callerOf = ({ projectId, createdByType, createdById }: BulkRun): Caller => ({
  projectId,
  actor: { type: createdByType as Caller['actor']['type'], id: createdById ?? undefined },
})

async function takeBack(deps: BulkDeps, run: BulkRun, settled: readonly Settled[]): Promise<void> {
  const by = callerOf(run) as Parameters<typeof restoreAccount>[1]
  for (const { accountId, failure } of settled) if (!failure) await restoreAccount(deps, by, toPublic('acc', accountId))
}
