import { record } from '#lib/audit/record.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import { tellOfAccount } from './account-event.ts'
import type { Caller } from './caller.ts'
import { lockAccount } from './change-status.ts'
import { type Account, type AccountRow, describeAccount, nameOfRow, withConfig } from './describe-account.ts'
import { findAccount } from './find-account.ts'

/**
 * Makes an account one of type production or test: StackOne's label, which changes nothing in where calls go. So already:
 * the account as it is. An account of a sandbox stays a test account: refused as `invalid_values`.
 */
export async function convertAccount(
  { db }: Pick<AccountDeps, 'db'>,
  caller: Caller,
  { id, type }: { id: string; type: 'production' | 'test' },
): Promise<Result<Account>> {
  const done = await db.prisma.$transaction(async (tx): Promise<Result<AccountRow>> => {
    const found = await findAccount(tx, caller, id)
    if (!found.ok) return found
    const { projectId, actor, ip } = caller
    const locked = await lockAccount(tx, { projectId, id: found.value.id })
    if (!locked) return findAccount(tx, caller, id)
    const { row } = locked
    if (row.type === type) return ok(row)
    if (row.config.environment === 'sandbox') return staysTest(await nameOfRow(row))
    const [after] = await tx.linkedAccount.updateManyAndReturn({
      where: { projectId, id: row.id },
      data: { type },
      include: withConfig,
    })
    if (!after) return ok(row)
    const target = { type: 'account', id: row.id }
    await record(tx, { projectId, actor, action: 'account.converted', target, changed: ['type'], ip })
    await tellOfAccount(tx, 'account.updated', after)
    return ok(after)
  })
  return done.ok ? ok(await describeAccount(done.value, caller)) : done
}

function staysTest(name: string) {
  const sentence = `${name} is linked to a sandbox, which is no real provider, so it stays a test account.`
  return refuse('invalid_values', sentence, 'Link an account of the real provider to have one of type production.', {
    fields: { type: sentence },
  })
}
