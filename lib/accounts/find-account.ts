import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { Caller } from './caller.ts'
import { type AccountRow, withConfig } from './describe-account.ts'
import { accountsOf } from './own-accounts.ts'

/**
 * The row behind a public id (`acc_…`) of the caller's project. Deleted accounts are not there; for a session, no other
 * than its own are.
 */
export async function findAccount(tx: Tx, caller: Caller, id: string): Promise<Result<AccountRow>> {
  const row = await tx.linkedAccount.findFirst({
    where: {
      projectId: caller.projectId,
      id: fromPublic('acc', id) ?? NOBODY,
      deletedAt: null,
      ...(caller.session && { AND: [await accountsOf(caller.session)] }),
    },
    include: withConfig,
  })
  return row ? ok(row) : notFound('account')
}
