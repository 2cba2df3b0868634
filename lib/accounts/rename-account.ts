import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import { tellOfAccount } from './account-event.ts'
import { type Account, describeAccount, withConfig } from './describe-account.ts'
import { findAccount } from './find-account.ts'

/** Gives an account a label of the project's own; without one the provider's name for it is shown. */
export async function renameAccount(
  { db }: AccountDeps,
  context: Context,
  input: { id: string; label: string | null },
): Promise<Result<Account>> {
  const label = input.label?.trim() || null
  const row = await db.prisma.$transaction(async (tx) => {
    const found = await findAccount(tx, context, input.id)
    if (!found.ok || found.value.label === label) return found.ok ? found.value : undefined
    const { projectId, id } = found.value
    const [changed] = await tx.linkedAccount.updateManyAndReturn({
      where: { projectId, id, deletedAt: null },
      data: { label },
      include: withConfig,
    })
    if (!changed) return undefined
    const { actor, ip } = context
    await record(tx, {
      projectId,
      actor,
      action: 'account.renamed',
      target: { type: 'account', id },
      changed: ['label'],
      ip,
    })
    await tellOfAccount(tx, 'account.updated', changed)
    return changed
  })
  return row ? ok(await describeAccount(row, context)) : notFound('account')
}
