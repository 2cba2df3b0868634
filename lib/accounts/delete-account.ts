import { record } from '#lib/audit/record.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import type { Caller } from './caller.ts'
import { eraseAccount } from './erase-accounts.ts'
import { findAccount } from './find-account.ts'
import { undoSeconds } from './undo-seconds.ts'

/**
 * Deletes an account: unusable and invisible at once. A person can undo it until `undoUntil`, after which it is erased;
 * for an API key it is erased at once (`undoUntil` is undefined).
 */
export async function deleteAccount(
  { db }: Pick<AccountDeps, 'db'>,
  caller: Caller,
  id: string,
): Promise<Result<{ undoUntil: Date | undefined }>> {
  return db.prisma.$transaction(async (tx) => {
    const found = await findAccount(tx, caller, id)
    if (!found.ok) return found
    const { projectId } = caller
    const [row] = await tx.$queryRaw<{ deleted_at: Date }[]>`
      update linked_accounts set deleted_at = now()
      where project_id = ${projectId}::uuid and id = ${found.value.id}::uuid and deleted_at is null
      returning deleted_at`
    if (!row) return notFound('account')
    const { actor, ip } = caller
    const target = { type: 'account', id: found.value.id }
    await record(tx, { projectId, actor, action: 'account.deleted', target, ip })
    if (actor.type !== 'api_key') return ok({ undoUntil: new Date(row.deleted_at.getTime() + undoSeconds * 1000) })
    await eraseAccount(tx, found.value)
    return ok({ undoUntil: undefined })
  })
}
