import type { Db } from '#lib/db.ts'
import type { Worker } from '#lib/jobs/index.ts'

/** How many changes are added up in one transaction. */
const AT_ONCE = 20_000

/**
 * Adds what triggers have counted up into account_counts, until nothing is left. Gives how many changes. It alone writes
 * those rows, one transaction at a time over all processes; sums are the same before and after.
 */
export async function foldAccountCounts({ pool }: Pick<Db, 'pool'>): Promise<number> {
  let folded = 0
  for (;;) {
    const { rows } = await pool.query<{ taken: number }>(foldSql, [AT_ONCE])
    const taken = rows[0]?.taken ?? 0
    folded += taken
    if (taken < AT_ONCE) break
  }
  if (folded > 0) await pool.query('delete from account_counts where accounts = 0')
  return folded
}

/** Keeps what is added up at every look short: once a minute. */
export const countWorkers = (deps: Pick<Db, 'pool'>): Worker[] => [
  {
    queue: 'accounts.fold_counts',
    queueOptions: { policy: 'short', retryLimit: 0, expireInSeconds: 300, deleteAfterSeconds: 3_600 },
    workOptions: { pollingIntervalSeconds: 10 },
    cron: '* * * * *',
    work: () => foldAccountCounts(deps),
  },
]

// One statement: nobody ever sees a change that was taken and not yet added.
const foldSql = `
  with alone as materialized (select pg_try_advisory_xact_lock(hashtextextended('account_counts', 5)) as is_alone),
  taken as (
    delete from account_count_deltas d using alone
    where alone.is_alone and (d.project_id, d.id) in (
      select project_id, id from account_count_deltas limit $1 for update skip locked)
    returning d.project_id, d.provider, d.config_id, d.type, d.status, d.change
  ), added as (
    insert into account_counts (project_id, provider, config_id, type, status, accounts)
    select project_id, provider, config_id, type, status, sum(change) from taken
    group by 1, 2, 3, 4, 5 having sum(change) <> 0 order by 1, 2, 3, 4, 5
    on conflict (project_id, provider, config_id, type, status)
      do update set accounts = account_counts.accounts + excluded.accounts
  )
  select count(*)::int as taken from taken`
