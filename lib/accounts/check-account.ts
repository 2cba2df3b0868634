import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import { tellOfAccount } from './account-event.ts'
import { type AccountRow, describeAccount, type StatusReason, withConfig } from './describe-account.ts'
import { findAccount } from './find-account.ts'
import { configOf } from './find-config.ts'
import { afterRefusal, afterSuccess, type Health } from './health.ts'
import { lastCheckOf } from './last-check.ts'
import { isVerdict, refusalProblem } from './refusal-problem.ts'
import { openValues } from './sealed-values.ts'
import { type Run, type Tested, testValues } from './test-values.ts'
import type { Linked } from './with-attempt.ts'

/**
 * Tests the stored credentials now. A success mends an account that was in error; a refusal is counted (see
 * lib/accounts/health.ts); a fault that says nothing about the credentials changes nothing. An account that is not
 * usable can be checked as well.
 */
export async function checkAccount(deps: AccountDeps, context: Context, id: string, run: Run): Promise<Result<Linked>> {
  const found = await findAccount(deps.db.prisma, context, id)
  if (!found.ok) return found
  const row = found.value
  const known = await configOf(deps.db.prisma, row.projectId, row.configId)
  if (!known.ok) return known
  const values = { ...(row.publicValues as Record<string, string>), ...(await openValues(deps.vault, row)) }
  const tested = await testValues(deps, known.value, { authMethod: row.authMethod, values }, run)
  if (!tested.ok) return tested
  const checked = await note(deps, context, row, tested.value)
  if (!tested.value.ok) return refusalProblem(tested.value.refusal)
  return ok({ account: await describeAccount(checked), limitations: [...tested.value.limitations] })
}

/** Writes down what the check said, unless the account was edited or deleted meanwhile: then it speaks of old values. */
async function note({ db }: AccountDeps, context: Context, row: AccountRow, tested: Tested): Promise<AccountRow> {
  const { projectId, id, version } = row
  return db.prisma.$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<(Health & { updatedAt: Date; now: Date })[]>`
      select status, refusals, refused_since as "refusedSince", updated_at as "updatedAt", now() as now from linked_accounts
      where project_id = ${projectId}::uuid and id = ${id}::uuid and version = ${version} and deleted_at is null
      for update`
    if (!locked) return row
    const { now, updatedAt, ...before } = locked
    const health = healthAfter(before, tested, now)
    const changes = health.status !== before.status
    const [checked] = await tx.linkedAccount.updateManyAndReturn({
      where: { projectId, id },
      data: {
        ...health,
        ...(changes && { statusSince: now, statusReasons: reasonsOf(tested, now) }),
        // A check by itself is no change of the account.
        updatedAt: changes ? now : updatedAt,
        lastCheckedAt: now,
        lastCheck: lastCheckOf(tested) as Prisma.InputJsonValue,
      },
      include: withConfig,
    })
    const { actor, ip } = context
    const target = { type: 'account', id }
    await record(tx, { projectId, actor, action: tested.ok ? 'account.checked' : 'account.check_failed', target, ip })
    if (changes && checked) {
      await record(tx, {
        projectId,
        actor: { type: 'system' },
        action: `account.${health.status}`,
        target,
        changed: ['status'],
      })
      await tellOfAccount(tx, 'account.updated', checked)
    }
    return checked ?? row
  })
}

function healthAfter(before: Health, tested: Tested, now: Date): Health {
  if (tested.ok) return afterSuccess(before)
  return isVerdict(tested.refusal) ? afterRefusal(before, now) : before
}

function reasonsOf(tested: Tested, now: Date): StatusReason[] {
  if (tested.ok) return []
  const { code, message } = tested.refusal
  return [{ code, description: String(message), timestamp: now.toISOString() }]
}
