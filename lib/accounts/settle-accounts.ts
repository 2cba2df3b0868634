import type { Db } from '#lib/db.ts'
import { connectors } from '#lib/registry.ts'
import { applyConfig } from './apply-config.ts'

/** Accounts that get a time for their next check in one statement. */
const BATCH = 5_000

/**
 * What follows from the connectors this hub has now: accounts of one that is gone are inactive, and back when it is. And
 * every account that is checked by itself has a time for that. Done when the hub starts, and once a day.
 */
export async function settleAccounts(db: Db, signal?: AbortSignal): Promise<void> {
  const known = [...(await connectors()).keys()]
  const unsettled = await db.prisma.$queryRaw<{ projectId: string; configId: string }[]>`
    select project_id as "projectId", id as "configId" from configs where not connector = any(${known}::text[])
    union
    select a.project_id, a.config_id from linked_accounts a
    where a.status <> 'active' and a.status_reasons @> '[{"code":"connector_missing"}]'::jsonb`
  for (const config of unsettled) await applyConfig(db, { ...config, actor: { type: 'system' } }, signal)
  while ((await schedule(db)) === BATCH) signal?.throwIfAborted()
}

/** Spreads accounts without a next check over a day. */
const schedule = ({ prisma }: Db): Promise<number> => prisma.$executeRaw`
  update linked_accounts a set next_check_at = now() + random() * interval '1 day'
  from (
    select project_id, id from linked_accounts
    where next_check_at is null and status in ('active', 'error', 'expired') and deleted_at is null
    limit ${BATCH} for update skip locked
  ) due
  where a.project_id = due.project_id and a.id = due.id`
