import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db.ts'
import type { LinkedAccount } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import { tellOfAccount } from './account-event.ts'
import { undoSeconds } from './undo-seconds.ts'

/**
 * Removes the row of a deleted account with its ciphertext, what was asked through it and how it stood, and tells of it.
 * Everything in the transaction it is given, or nothing.
 */
export async function eraseAccount(tx: Tx, row: LinkedAccount): Promise<void> {
  const { projectId, id } = row
  // Still deleted, at this very statement: an undo may have come in after the row was read.
  const { count } = await tx.linkedAccount.deleteMany({ where: { projectId, id, deletedAt: { not: null } } })
  if (count === 0) return
  const its = { where: { projectId, accountId: id } }
  await tx.statusChange.deleteMany(its)
  await tx.call.deleteMany(its)
  await record(tx, { projectId, actor: { type: 'system' }, action: 'account.erased', target: { type: 'account', id } })
  await tellOfAccount(tx, 'account.deleted', row)
}

/** Erases every account whose time for undo is over, one transaction each. Gives how many. */
export async function eraseAccounts({ db }: Pick<AccountDeps, 'db'>): Promise<number> {
  const due = await db.prisma.$queryRaw<{ projectId: string; id: string }[]>`
    select project_id as "projectId", id from linked_accounts
    where deleted_at <= now() - make_interval(secs => ${undoSeconds})`
  for (const { projectId, id } of due) {
    await db.prisma.$transaction(async (tx) => {
      const row = await tx.linkedAccount.findFirst({ where: { projectId, id, deletedAt: { not: null } } })
      if (row) await eraseAccount(tx, row)
    })
  }
  return due.length
}
