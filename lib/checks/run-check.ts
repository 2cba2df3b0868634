import { type AccountDeps, checkAccount, type Linked } from '#lib/accounts/index.ts'
import { toPublic } from '#lib/ids.ts'
import type { Result } from '#lib/problems.ts'
import { laneOf } from './lanes.ts'
import { noteCheck } from './note-check.ts'
import { letRest, restUntil, takeTurn } from './pace.ts'
import type { CheckJob } from './plan-checks.ts'

/** A planned check whose slot is longer ago has lost it: the hub was away, and all would come at once. */
const LATE_MS = 60_000

/** Where a provider that has enough does not say for how long, in seconds. */
const USUAL_REST = 30

export type Check = Pick<CheckJob, 'projectId' | 'accountId' | 'provider' | 'environment' | 'isProbe' | 'slot'>

/** Whether a check may be carried out now. `again`: the earliest moment for another plan; `away`: what its provider's incident says. */
export type Look = { may: true } | { may: false; again: Date; away?: { code: string; message: string } }

/**
 * Looks whether a check that has its slot may be carried out now, and takes its turn: not where the slot is long past,
 * where the provider wants to be left alone, where it is away for this project and somebody looks already whether it is
 * back, or where too many come at once because they were held up.
 */
export async function lookBeforeCheck({ db }: Pick<AccountDeps, 'db'>, check: Check): Promise<Look> {
  const { projectId, provider, environment, slot, isProbe } = check
  const lane = await laneOf(provider, environment)
  if (!lane || Date.now() - Date.parse(slot) > LATE_MS) return { may: false, again: new Date() }
  const rest = await restUntil(db, lane)
  if (rest) return { may: false, again: rest }
  const open = isProbe ? null : await findIncident(db, { projectId, provider, environment })
  if (open) return { may: false, again: new Date(), away: open }
  return (await takeTurn(db, lane)) ? { may: true } : { may: false, again: new Date() }
}

/** The incident that goes on for these accounts of a project; null: none. */
export const findIncident = (
  { prisma }: Pick<AccountDeps['db'], 'prisma'>,
  { projectId, provider, environment }: Pick<Check, 'projectId' | 'provider' | 'environment'>,
) => prisma.incident.findFirst({ where: { projectId, provider, environment, endedAt: null } })

/**
 * Checks an account, and notes what that says of its provider: an incident may begin or end, and a provider that asks to
 * wait is left alone. For checks that have a slot.
 */
export async function checkInSlot(
  deps: AccountDeps,
  check: Check,
  by: Parameters<typeof checkAccount>[1],
  cause: 'schedule' | 'bulk',
  signal: AbortSignal,
): Promise<Result<Linked>> {
  const id = toPublic('acc', check.accountId)
  const checked = await checkAccount(deps, by, id, { report: () => {}, signal }, cause)
  const lane = await laneOf(check.provider, check.environment)
  // In a sandbox each account plays its own provider: one that is busy says nothing of the others.
  if (lane?.environment === 'production' && !checked.ok && checked.problem.code === 'rate_limited')
    await letRest(deps.db, lane, checked.problem.retryAfter ?? USUAL_REST)
  await noteCheck(deps, { projectId: check.projectId, accountId: id }, checked)
  return checked
}

/**
 * Carries out one planned check, where the account is still as it was planned. One that is put off, or whose process
 * stops, is due again.
 */
export async function runCheck(deps: AccountDeps, job: CheckJob, signal: AbortSignal): Promise<void> {
  const { db } = deps
  const { projectId, accountId: id, claim } = job
  const where = { projectId, id, nextCheckAt: new Date(claim), deletedAt: null }
  if ((await db.prisma.linkedAccount.count({ where })) === 0) return
  const dueAgain = (at: Date) => db.prisma.linkedAccount.updateMany({ where, data: { nextCheckAt: at } })
  const look = await lookBeforeCheck(deps, job)
  if (!look.may) return void (await dueAgain(look.again))
  const checked = await checkInSlot(deps, job, { projectId, actor: { type: 'system' } }, 'schedule', signal)
  if (!checked.ok && checked.problem.kind === 'cancelled') await dueAgain(new Date())
}
