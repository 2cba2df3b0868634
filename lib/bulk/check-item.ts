import { checkInSlot, findIncident, lookBeforeCheck, PROBE_SECONDS } from '#lib/checks/index.ts'
import type { BulkDeps } from './bulk-deps.ts'
import type { CheckItemJob } from './queue-checks.ts'
import { settledBy, settleItems } from './settle-items.ts'
import { tryTwice } from './try-twice.ts'
import { callerOf } from './work-run.ts'

/**
 * Carries out one check of a run, if that goes on and the check is still this one's. While its provider is away, the
 * account is not asked for again: what the incident says is its answer, but for one look a minute whether that is over.
 */
export async function checkItem(deps: Omit<BulkDeps, 'jobs'>, job: CheckItemJob, signal: AbortSignal): Promise<void> {
  const { db } = deps
  const { projectId, runId, accountId, claim } = job
  const place = { projectId, runId }
  const run = await db.prisma.bulkRun.findFirst({ where: { projectId, id: runId, state: 'running' } })
  const mine = { ...place, accountId, state: 'waiting', claimedUntil: new Date(claim) }
  if (!run || (await db.prisma.bulkItem.count({ where: mine })) === 0) return

  const open = await findIncident(db, job)
  const isProbe = open !== null && Date.now() - open.lastSeenAt.getTime() > PROBE_SECONDS * 1000
  const check = { ...job, isProbe }
  const look = await lookBeforeCheck(deps, check)
  if (!look.may && look.away) {
    const { code, message } = look.away
    const failure = { code, message: `${message} It was not asked again for this account.` }
    return void (await settleItems(db, place, [{ accountId, failure }]))
  }
  const later = () => db.prisma.bulkItem.updateMany({ where: mine, data: { claimedUntil: null } })
  if (!look.may) return void (await later())
  const checked = await tryTwice(deps, () => checkInSlot(deps, check, callerOf(run), 'bulk', signal))
  if (!checked.ok && checked.problem.kind === 'cancelled') return void (await later())
  await settleItems(db, place, [settledBy(accountId, checked)])
}
