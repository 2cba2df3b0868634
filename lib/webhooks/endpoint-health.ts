import { record } from '#lib/audit/record.ts'
import type { Db } from '#lib/db.ts'
import type { OffReason } from './off-reason.ts'

/** After so many days without a success an endpoint that fails is switched off. */
export const DAYS_OF_FAILURE = 5

/** How an endpoint did in the tries that were written last. */
export type Health = { projectId: string; endpointId: string; ok: boolean; gone: boolean }

/**
 * Keeps since when an endpoint fails and when it last took something, and switches off those that failed for five days
 * or said that they are gone. At most one write a second for an endpoint that is well.
 */
export async function noteHealth(db: Db, healths: readonly Health[]): Promise<void> {
  if (healths.length === 0) return
  const { rows } = await db.pool.query<{ projectId: string; id: string }>(
    `with told as (select * from unnest($1::uuid[], $2::uuid[], $3::bool[]) as told (project_id, id, ok)),
    noted as (
      update webhook_endpoints as endpoint set
        last_success_at = case when told.ok then now() else endpoint.last_success_at end,
        failing_since = case when not told.ok then coalesce(endpoint.failing_since, now()) end
      from told where endpoint.project_id = told.project_id and endpoint.id = told.id and case when told.ok
        then endpoint.failing_since is not null or coalesce(endpoint.last_success_at < now() - interval '1 second', true)
        else endpoint.failing_since is null end
    )
    select endpoint.project_id as "projectId", endpoint.id from webhook_endpoints as endpoint join told using (project_id, id)
    where not told.ok and endpoint.enabled and endpoint.failing_since < now() - make_interval(days => $4::int)`,
    [
      healths.map(({ projectId }) => projectId),
      healths.map(({ endpointId }) => endpointId),
      healths.map(({ ok }) => ok),
      DAYS_OF_FAILURE,
    ],
  )
  for (const { projectId, id } of rows) await switchOff(db, { projectId, endpointId: id }, 'failing')
  for (const gone of healths.filter((it) => it.gone)) await switchOff(db, gone, 'gone')
}

async function switchOff(
  { prisma }: Pick<Db, 'prisma'>,
  { projectId, endpointId: id }: Pick<Health, 'projectId' | 'endpointId'>,
  reason: Exclude<OffReason, 'by_person'>,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const count = await tx.$executeRaw`
      update webhook_endpoints set enabled = false, disabled_reason = ${reason}, disabled_at = now(), updated_at = now()
      where project_id = ${projectId}::uuid and id = ${id}::uuid and enabled`
    if (count === 0) return
    const target = { type: 'webhook', id }
    await record(tx, { projectId, actor: { type: 'system' }, action: 'webhook.switched_off', target })
  })
}
