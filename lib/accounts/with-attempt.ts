import type { Context } from '#lib/auth/context.ts'
import { toPublic } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { say, type Words } from '#lib/words/index.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Attempt, beginAttempt, endAttempt } from './attempt.ts'
import { type Account, type AccountRow, describeAccount } from './describe-account.ts'
import { findAccount } from './find-account.ts'
import { endOf } from './refusal-problem.ts'

/** An account whose checks passed, and what they found it cannot do. */
export type Linked = { account: Account; limitations: Words[] }

/** What the work inside an attempt ends in. The transaction that stores it ends the attempt as well. */
type Work = (attempt: Attempt) => Promise<Result<{ row: AccountRow; limitations: readonly Words[] }>>

/**
 * Runs `work` as one press of Connect: pressed again while it runs it is `already_running`, pressed again later it
 * gives the account that was linked. However it ends, the attempt says so.
 */
export async function withAttempt(
  { db, log }: AccountDeps,
  context: Context,
  press: { key: string; configId: string; accountId?: string },
  work: Work,
): Promise<Result<Linked>> {
  const { projectId, person } = context
  const begun = await beginAttempt(db.prisma, { projectId, ...press, personId: person?.id })
  if (begun.state === 'running') return alreadyRunning()
  if (begun.state === 'linked') return linkedBefore({ db }, context, begun.accountId, press.accountId)
  const { attempt } = begun
  try {
    const done = await work(attempt)
    if (!done.ok) await endAttempt(db.prisma, attempt, endOf(done.problem))
    return done.ok
      ? ok({ account: await describeAccount(done.value.row, context), limitations: [...done.value.limitations] })
      : done
  } catch (error) {
    // Else the same press would be refused as running until it is stale.
    await endAttempt(db.prisma, attempt, { state: 'unavailable', code: 'unexpected' }).catch(() =>
      log.warn({ attempt: attempt.id }, 'an attempt could not be ended'),
    )
    throw error
  }
}

export const alreadyRunning = () =>
  refuse(
    'already_running',
    say('These entries are being checked already.'),
    say('Wait a moment for the result of the first check.'),
  )

/** The account (its row id) that a press has linked before, where the caller may see it; `expected`: and no other one. */
export async function linkedBefore(
  { db }: Pick<AccountDeps, 'db'>,
  context: Context,
  accountId: string,
  expected?: string,
): Promise<Result<Linked>> {
  const found = await findAccount(db.prisma, context, toPublic('acc', accountId))
  if (found.ok && (expected === undefined || expected === accountId))
    return ok({ account: await describeAccount(found.value, context), limitations: [] })
  return refuse(
    'already_done',
    say('These entries were saved already, and their account is not there any more.'),
    say('Press the button once more.'),
  )
}
