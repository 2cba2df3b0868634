import type { Db } from '#lib/db.ts'
import { uuidv7 } from './uuidv7.ts'

/** Events that are taken at once. */
export const FAN_OUT_AT_ONCE = 1_000

/**
 * Makes the deliveries of new events: one for each endpoint of the project that is on and wants the type, at the end of
 * its lane. One statement, so nothing is half done. One process at a time: were two to do it side by side, a later event
 * could overtake an earlier one of the same record. Gives how many events were taken.
 */
export async function fanOut({ pool }: Pick<Db, 'pool'>): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(statement)
  return rows[0]?.count ?? 0
}

const statement = `
  with turn as materialized (
    select pg_try_advisory_xact_lock(hashtext('connector-hub webhooks')) as mine
  ), due as materialized (
    select project_id, id, type, record_id, sequence from outbox_events
    where fanned_out_at is null and (select mine from turn)
    order by sequence limit ${FAN_OUT_AT_ONCE} for update
  ), wanted as materialized (
    select due.*, endpoint.id as endpoint_id from due
    join webhook_endpoints as endpoint on endpoint.project_id = due.project_id and endpoint.enabled
      and (cardinality(endpoint.types) = 0 or due.type = any(endpoint.types))
  ), made as (
    insert into deliveries (project_id, id, endpoint_id, event_id, type, record_id, sequence, state, next_at)
    select project_id, ${uuidv7('place')}, endpoint_id, id, type, record_id, sequence, 'waiting', now()
    from (select *, row_number() over (order by sequence, endpoint_id) as place from wanted) as placed
  ), joined as (
    insert into webhook_lanes as lane (project_id, endpoint_id, record_id, next_at)
    select distinct project_id, endpoint_id, record_id, now() from wanted order by 1, 2, 3
    on conflict (project_id, endpoint_id, record_id)
    do update set arrivals = lane.arrivals + 1, next_at = coalesce(lane.next_at, now())
  ), marked as (
    update outbox_events as event set fanned_out_at = now() from due
    where event.project_id = due.project_id and event.id = due.id
  )
  select count(*)::int as count from due`
