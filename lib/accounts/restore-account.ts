import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result, refuse } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Account, type AccountRow, describeAccount, withConfig } from './describe-account.ts'
import { findTwin } from './find-twin.ts'
import { undoSeconds } from './undo-seconds.ts'

/**
 * Undoes a delete within its ten seconds; later the account is not found, whether or not it is erased yet. Refused as
 * `already_linked` when the same provider-side identity was linked again meanwhile.
 */
export async function restoreAccount({ db }: AccountDeps, context: Context, id: string): Promise<Result<Account>> {
  const { projectId, actor, ip } = context
  const restored = await db.prisma.$transaction(async (tx) => {
    const row = await lockDeleted(tx, projectId, fromPublic('acc', id) ?? NOBODY)
    if (!row) return notFound('account')
    const free = await requireNoneSince(tx, row)
    if (!free.ok) return free
    const where = { projectId, id: row.id }
    const [back] = await tx.linkedAccount.updateManyAndReturn({ where, data: { deletedAt: null }, include: withConfig })
    if (!back) return notFound('account')
    await record(tx, { projectId, actor, action: 'account.restored', target: { type: 'account', id: row.id }, ip })
    return ok(back)
  })
  return restored.ok ? ok(await describeAccount(restored.value, context)) : restored
}

/** The deleted account while it can come back; until the transaction ends, the eraser waits. */
async function lockDeleted(tx: Tx, projectId: string, id: string): Promise<AccountRow | null> {
  const locked = await tx.$queryRaw<unknown[]>`
    select 1 from linked_accounts
    where project_id = ${projectId}::uuid and id = ${id}::uuid
      and deleted_at > now() - make_interval(secs => ${undoSeconds}) for update`
  return locked.length === 0 ? null : tx.linkedAccount.findFirst({ where: { projectId, id }, include: withConfig })
}

/** Two accounts of one organisation that were so on purpose before the delete may be so again. */
async function requireNoneSince(tx: Tx, row: AccountRow): Promise<Result<undefined>> {
  const { projectId, id, provider: connector, identityId, identityName, label, deletedAt, config } = row
  if (identityId === null || !deletedAt) return ok(undefined)
  const identity = { id: identityId, name: identityName ?? identityId }
  const place = { projectId, connector, environment: config.environment }
  const twin = await findTwin(tx, place, identity, { except: id, since: deletedAt })
  if (!twin) return ok(undefined)
  return refuse(
    'already_linked',
    `${label ?? identity.name} was not brought back: ${identity.name} was linked again meanwhile, as ${twin.name}.`,
    'Use that account. If you need two of them, link a second one on purpose.',
    { account: twin },
  )
}
