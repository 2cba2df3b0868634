import type { AccountDeps } from '#lib/accounts/index.ts'

/** For how many minutes nobody has met an incident before it is asked whether anybody still can. */
const MINUTES = 10

/**
 * Ends incidents of which nobody would ever learn that they are over: no account of the provider is left that is checked
 * by itself, because all were suspended, deleted, or lost their config.
 */
export const endIdleIncidents = ({ db }: Pick<AccountDeps, 'db'>) => db.prisma.$executeRaw`
  update incidents i set ended_at = now()
  where i.ended_at is null and i.last_seen_at < now() - make_interval(mins => ${MINUTES}) and not exists (
    select 1 from configs c join linked_accounts a on a.project_id = c.project_id and a.config_id = c.id
    where c.project_id = i.project_id and c.connector = i.provider and c.environment = i.environment
      and a.next_check_at is not null and a.deleted_at is null)`
