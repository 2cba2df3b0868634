import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type AccountEvent, accountEvent, type EventDetails } from './account-event.ts'
import type { Caller } from './caller.ts'
import { type AccountRow, type AccountStatus, type StatusReason, withConfig } from './describe-account.ts'
import { nextCheckAfter } from './next-check.ts'
import { isSameReasons, reasonsOf, statusOf } from './status.ts'

export type By = Pick<Caller, 'actor' | 'ip'>

/** A row as it will be with these reasons, and the status it had. Nobody else decides about a status. */
export function planStatus(row: AccountRow, reasons: readonly StatusReason[], now: Date) {
  const status = statusOf(reasons)
  const before = row.status as AccountStatus
  const changed = status !== before
  return {
    before,
    changed,
    data: {
      status,
      statusReasons: [...reasons],
      ...(changed && { statusSince: now, nextCheckAt: nextCheckAfter('status', status, now) }),
    },
  }
}

/** The line of an account's way through its statuses. `from`: null where it was linked. */
export const statusChangeOf = (
  { projectId, id }: Pick<AccountRow, 'projectId' | 'id'>,
  from: AccountStatus | null,
  [reason]: readonly StatusReason[],
  { actor }: By,
  to: AccountStatus = 'active',
): Prisma.StatusChangeCreateManyInput => ({
  projectId,
  id: newId(),
  accountId: id,
  from,
  to,
  code: to === 'active' ? null : (reason?.code ?? null),
  description: to === 'active' ? null : (reason?.description ?? null),
  actorType: actor.type,
  actorId: actor.id ?? null,
})

export type Change = {
  /** every reason in force from now on, the deciding one first (see status.ts) */
  reasons: readonly StatusReason[]
  /** the audit line's `account.suspended`; none where `undefined` */
  action?: string | undefined
  /** other columns that change beside it */
  data?: Prisma.LinkedAccountUncheckedUpdateManyInput
  /** these columns are a change that is told of also where the status stays as it is */
  edit?: EventDetails
  now: Date
}

/**
 * Gives an account other reasons, and so perhaps another status: row, its line in the account's history, audit line, and
 * the events `account.status_changed` and `account.updated`. `row` must have been read under its lock in this
 * transaction ({@link lockAccount}). Where neither reasons nor status change, `data` alone is written, unless it is an edit.
 */
export async function changeStatus(tx: Tx, row: AccountRow, change: Change, by: By): Promise<AccountRow> {
  const { projectId, id } = row
  const { before, changed, data } = planStatus(row, change.reasons, change.now)
  const isOther = changed || !isSameReasons(change.reasons, reasonsOf(row))
  const [after] = await tx.linkedAccount.updateManyAndReturn({
    where: { projectId, id },
    data: { ...(isOther && data), ...change.data, updatedAt: isOther || change.edit ? change.now : row.updatedAt },
    include: withConfig,
  })
  if (!after) return row
  if (!isOther && !change.edit) return after
  if (changed) {
    await tx.statusChange.createMany({ data: [statusChangeOf(row, before, change.reasons, by, data.status)] })
  }
  if (change.action) {
    const target = { type: 'account', id }
    await record(tx, { projectId, ...by, action: change.action, target, changed: changed ? ['status'] : [] })
  }
  const events: AccountEvent[] = changed ? ['account.status_changed', 'account.updated'] : ['account.updated']
  await tx.outboxEvent.createMany({
    data: events.map((event) =>
      accountEvent(event, after, { ...change.edit, ...(changed && { previousStatus: before }) }),
    ),
  })
  return after
}

/** The account's row, kept for this transaction; null where it is deleted. `now` is the database's. */
export async function lockAccount(
  tx: Tx,
  { projectId, id, version }: { projectId: string; id: string; version?: number },
): Promise<{ row: AccountRow; now: Date } | null> {
  const [locked] = await tx.$queryRaw<{ now: Date; version: number }[]>`
    select now() as now, version from linked_accounts
    where project_id = ${projectId}::uuid and id = ${id}::uuid and deleted_at is null for update`
  if (!locked || (version !== undefined && locked.version !== version)) return null
  const row = await tx.linkedAccount.findFirst({ where: { projectId, id }, include: withConfig })
  return row && { row, now: locked.now }
}
