import { record } from '#lib/audit/record.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import { tellOfAccount } from './account-event.ts'
import type { Caller } from './caller.ts'
import { changeStatus, lockAccount } from './change-status.ts'
import { type AccountRow, describeAccount, type StatusReason } from './describe-account.ts'
import { findAccount } from './find-account.ts'
import { configOf } from './find-config.ts'
import { afterRefusal, healthy, isBroken } from './health.ts'
import { lastCheckOf } from './last-check.ts'
import { nextCheckAfter } from './next-check.ts'
import { type Cause, causeOf, type Outcome, outcomeOf, recordCheck } from './record-call.ts'
import { refusalProblem } from './refusal-problem.ts'
import { requireConnector } from './require-usable.ts'
import { openValues } from './sealed-values.ts'
import { reasonsOf, statusOf, withoutVerdict, withVerdict } from './status.ts'
import { type Run, type Tested, testValues } from './test-values.ts'
import type { Linked } from './with-attempt.ts'

/**
 * Tests the stored credentials now. A success mends an account that was in error; a refusal is counted (see
 * lib/accounts/health.ts); a fault that says nothing about the credentials changes nothing. An account that is not
 * usable can be checked as well. What set it off follows from the caller unless `cause` says it; checks of a bulk run or
 * of the schedule are paced by whoever makes them, and do not count against the limit for tests by hand.
 */
export async function checkAccount(
  deps: AccountDeps,
  caller: Caller,
  id: string,
  run: Run,
  cause: Cause = causeOf(caller.actor),
): Promise<Result<Linked>> {
  const found = await findAccount(deps.db.prisma, caller, id)
  if (!found.ok) return found
  const row = found.value
  const present = await requireConnector(row)
  if (!present.ok) return present
  const known = await configOf(deps.db.prisma, row.projectId, row.configId)
  if (!known.ok) return known
  const values = { ...(row.publicValues as Record<string, string>), ...(await openValues(deps.vault, row)) }
  const isPaced = cause === 'bulk' || cause === 'schedule'
  const begun = performance.now()
  const tested = await testValues(deps, known.value, { authMethod: row.authMethod, values, isPaced }, run)
  if (!tested.ok) return tested
  const ms = performance.now() - begun
  const checked = await note(deps, caller, row, { tested: tested.value, cause, ms })
  if (!tested.value.ok) return refusalProblem(tested.value.refusal)
  return ok({ account: await describeAccount(checked, caller), limitations: [...tested.value.limitations] })
}

type Check = { tested: Tested; cause: Cause; ms: number }

/** Writes down what the check said, unless the account was edited or deleted meanwhile: then it speaks of old values. */
async function note({ db }: AccountDeps, caller: Caller, before: AccountRow, check: Check): Promise<AccountRow> {
  const { projectId, id } = before
  const { tested, cause } = check
  const outcome = outcomeOf(tested)
  return db.prisma.$transaction(async (tx) => {
    const locked = await lockAccount(tx, before)
    if (!locked) return before
    const { row, now } = locked
    const said = verdictOn(row, tested, outcome, now)
    const { actor, ip } = caller
    await recordCheck(tx, row, tested, { ...check, actor, now })
    const action = tested.ok ? 'account.checked' : 'account.check_failed'
    // What the hub does by itself every day is in the account's calls; the audit log is for what somebody did.
    if (actor.type !== 'system') await record(tx, { projectId, actor, action, target: { type: 'account', id }, ip })
    if (!tested.ok && outcome === 'refused') {
      const { code, message, fields } = tested.refusal
      await tellOfAccount(tx, 'account.check_failed', row, { check: { code, message: String(message), fields, cause } })
    }
    const change = {
      reasons: said.reasons,
      action: `account.${said.status}`,
      now,
      data: {
        ...said.health,
        lastCheckedAt: now,
        lastCheck: lastCheckOf(tested) as Prisma.InputJsonValue,
        nextCheckAt: nextCheckAfter(outcome, said.status, now),
      },
    }
    return changeStatus(tx, row, change, { actor: { type: 'system' } })
  })
}

/** How the account stands after the check; `unavailable` says nothing about it. */
function verdictOn(row: AccountRow, tested: Tested, outcome: Outcome, now: Date) {
  const reasons = reasonsOf(row)
  if (outcome === 'passed') return settled(withoutVerdict(reasons), healthy)
  if (tested.ok || outcome === 'unavailable') return settled(reasons, {})
  const health = afterRefusal(row, now)
  const { code, message } = tested.refusal
  const reason: StatusReason = { code, description: String(message), timestamp: now.toISOString() }
  return settled(isBroken(health, now) ? withVerdict(reasons, reason) : reasons, health)
}

const settled = <H extends object>(reasons: StatusReason[], health: H) => ({
  reasons,
  health,
  status: statusOf(reasons),
})
