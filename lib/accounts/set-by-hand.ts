import { findNames } from '#lib/audit/find-names.ts'
import type { Db } from '#lib/db.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import type { Caller } from './caller.ts'
import { changeStatus, lockAccount } from './change-status.ts'
import { type Account, type AccountRow, describeAccount } from './describe-account.ts'
import { findAccount } from './find-account.ts'
import { reasonsOf, withoutReason, withReason } from './status.ts'

/** A reason that a person sets and takes away. */
export type ByHand = {
  code: 'suspended_by_hand' | 'archived_by_hand'
  /** as in “Suspended by Ada.” */
  word: string
  /** audit action where it is set, and where it is taken away */
  set: string
  unset: string
}

/**
 * Sets a reason or takes it away; where that is so already, nothing is written, and the answer is the same. Whatever
 * other reasons are in force stay so: a resumed account whose credentials are refused is in error.
 */
export async function setByHand(
  { db }: Pick<AccountDeps, 'db'>,
  caller: Caller,
  id: string,
  { code, word, set, unset }: ByHand,
  wanted: boolean,
): Promise<Result<Account>> {
  const who = wanted ? await whoIs(db, caller) : ''
  const done = await db.prisma.$transaction(async (tx): Promise<Result<AccountRow>> => {
    const found = await findAccount(tx, caller, id)
    if (!found.ok) return found
    const locked = await lockAccount(tx, { projectId: caller.projectId, id: found.value.id })
    if (!locked) return findAccount(tx, caller, id)
    const { row, now } = locked
    const before = reasonsOf(row)
    if (before.some((reason) => reason.code === code) === wanted) return ok(row)
    const reason = { code, description: `${word} by ${who}.`, timestamp: now.toISOString() }
    const reasons = wanted ? withReason(before, reason) : withoutReason(before, code)
    return ok(await changeStatus(tx, row, { reasons, action: wanted ? set : unset, now }, caller))
  })
  return done.ok ? ok(await describeAccount(done.value, caller)) : done
}

/** In a sentence: a person's name, an API key by its name, and nobody for the hub itself. */
async function whoIs({ prisma }: Db, { projectId, actor }: Caller): Promise<string> {
  const asked = { type: actor.type, id: actor.id ?? null }
  const name = (await findNames(prisma, projectId, [asked]))(asked)
  if (name === null) return 'the hub'
  return actor.type === 'api_key' ? `the API key “${name}”` : name
}
