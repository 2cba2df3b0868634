import { record, recordAll } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { type Result, refuse } from '#lib/problems.ts'
import type { BulkDeps } from './bulk-deps.ts'
import { type DescribedRun, undoUntil } from './describe-run.ts'
import { findRun, getRun } from './find-run.ts'

/** Stops a run: what is done stays, the rest is not begun. One that is over stays as it is. */
export async function cancelRun(
  deps: Pick<BulkDeps, 'db'>,
  context: Context,
  id: string,
): Promise<Result<DescribedRun>> {
  const found = await findRun(deps, context, id)
  if (!found.ok) return found
  const { projectId, actor, ip } = context
  const run = { projectId, id: found.value.id }
  await deps.db.prisma.$transaction(async (tx) => {
    const data = { state: 'cancelled', finishedAt: new Date() }
    const { count } = await tx.bulkRun.updateMany({ where: { ...run, state: 'running' }, data })
    if (count === 0) return
    await record(tx, { projectId, actor, action: 'bulk_run.cancelled', target: { type: 'bulk_run', id: run.id }, ip })
  })
  return getRun(deps, context, id)
}

/**
 * Takes a delete back, within ten seconds of its start: what is deleted comes back, the rest is not begun. An account
 * whose provider-side identity was linked again meanwhile stays deleted. Refused as `already_done` for other kinds, for a
 * delete by an API key, and when the time is over.
 */
export async function undoRun(deps: Pick<BulkDeps, 'db'>, context: Context, id: string): Promise<Result<DescribedRun>> {
  const found = await findRun(deps, context, id)
  if (!found.ok) return found
  const { projectId, actor, ip } = context
  const run = { projectId, id: found.value.id }
  const taken = await deps.db.prisma.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ state: string; now: Date }[]>`
      select state, now() as now from bulk_runs where project_id = ${projectId}::uuid and id = ${run.id}::uuid for update`
    const until = undoUntil(found.value)
    if (row?.state === 'undone') return true
    if (!row || row.state === 'cancelled' || !until || until <= row.now) return false
    const back = await tx.$queryRaw<{ id: string }[]>`
      with back as (
        update linked_accounts a set deleted_at = null from bulk_items i
        where i.project_id = ${projectId}::uuid and i.run_id = ${run.id}::uuid and i.state = 'done'
          and a.project_id = i.project_id and a.id = i.account_id and a.deleted_at is not null
          and not exists (
            select 1 from linked_accounts t where t.project_id = a.project_id and t.provider = a.provider
              and t.identity_id = a.identity_id and t.id <> a.id and t.deleted_at is null and t.created_at > a.deleted_at)
        returning a.id
      )
      update bulk_items i set state = 'waiting', finished_at = null from back
      where i.project_id = ${projectId}::uuid and i.run_id = ${run.id}::uuid and i.account_id = back.id
      returning back.id`
    const data = { state: 'undone', finishedAt: row.now, done: { decrement: back.length } }
    await tx.bulkRun.updateMany({ where: run, data })
    await record(tx, { projectId, actor, action: 'bulk_run.undone', target: { type: 'bulk_run', id: run.id }, ip })
    await recordAll(
      tx,
      back.map((account) => ({
        ...{ projectId, actor, ip, action: 'account.restored' },
        target: { type: 'account', id: account.id },
      })),
    )
    return true
  })
  if (taken) return getRun(deps, context, id)
  return refuse(
    'already_done',
    'This can no longer be taken back: a delete by a person can be, for ten seconds from its start.',
    'Link the accounts again where you need them.',
  )
}
