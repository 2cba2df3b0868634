import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { fromPublic } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Account, describeAccount } from './describe-account.ts'
import { findAccount } from './find-account.ts'
import { NOBODY } from './nobody.ts'
import { undoSeconds } from './undo-seconds.ts'

/** Undoes a delete within its ten seconds; later the account is not found, whether or not it is erased yet. */
export async function restoreAccount({ db }: AccountDeps, context: Context, id: string): Promise<Result<Account>> {
  const uuid = fromPublic('acc', id) ?? NOBODY
  const { projectId, actor, ip } = context
  const found = await db.prisma.$transaction(async (tx) => {
    const restored = await tx.$executeRaw`
      update linked_accounts set deleted_at = null
      where project_id = ${projectId}::uuid and id = ${uuid}::uuid
        and deleted_at > now() - make_interval(secs => ${undoSeconds})`
    if (restored === 0) return notFound('account')
    await record(tx, { projectId, actor, action: 'account.restored', target: { type: 'account', id: uuid }, ip })
    return findAccount(tx, context, id)
  })
  return found.ok ? ok(await describeAccount(found.value)) : found
}
