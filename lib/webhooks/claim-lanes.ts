import type { Db } from '#lib/db.ts'
import { waitsIn } from './in-lane.ts'
import type { Due, Lane } from './lane.ts'

/** Deliveries of one lane that are read at once. */
const OF_ONE_LANE = 10

/** How many more lanes may be taken: in all, of each endpoint that is known here, and of any other. */
export type Room = { total: number; of: ReadonlyMap<string, number>; ofOthers: number }

type Row = {
  project_id: string
  endpoint_id: string
  record_id: string
  arrivals: number
  id: string | null
  event_id: string
  type: string
  attempts: number
  sequence: string
  payload: Record<string, unknown> | null
}

/**
 * Takes lanes whose time has come, and reads what waits in them. `lease` names the claim; it ends after `seconds` by the
 * database's clock, and whoever comes then may have the lane. However much waits behind one endpoint, it costs the others
 * nothing: each is asked for its own first lanes, in no fixed order.
 */
export async function claimLanes(
  { pool }: Pick<Db, 'pool'>,
  { lease, seconds, room }: { lease: string; seconds: number; room: Room },
): Promise<Lane[]> {
  const claimedAt = performance.now()
  const { rows } = await pool.query<Row>(statement, [
    lease,
    seconds,
    [...room.of.keys()],
    [...room.of.values()],
    room.ofOthers,
    room.total,
  ])
  const lanes = new Map<string, Lane>()
  for (const row of rows) {
    const key = row.endpoint_id + row.record_id
    const lane = lanes.get(key) ?? { ...laneOf(row), lease, claimedAt }
    if (row.id !== null && lane.due.length < OF_ONE_LANE) lane.due.push(dueOf(row, row.id))
    else if (row.id !== null) lane.hasMore = true
    lanes.set(key, lane)
  }
  return [...lanes.values()]
}

const laneOf = (row: Row): Omit<Lane, 'lease' | 'claimedAt'> => ({
  projectId: row.project_id,
  endpointId: row.endpoint_id,
  recordId: row.record_id,
  arrivals: row.arrivals,
  due: [],
  hasMore: false,
})

const dueOf = (row: Row, id: string): Due => ({
  id,
  eventId: row.event_id,
  type: row.type,
  attempts: row.attempts,
  sequence: Number(row.sequence),
  payload: row.payload,
})

/** Gives back what a claim took whose answer never came. */
export async function releaseLost({ pool }: Pick<Db, 'pool'>, leases: readonly string[]): Promise<void> {
  await pool.query('update webhook_lanes set lease = null, next_at = now() where lease = any($1::uuid[])', [leases])
}

// `seen` is the lane as this statement's snapshot has it, which the deliveries are read by as well: what joins after it
// was taken is neither among the deliveries nor counted in `arrivals`, so whoever lets the lane go notices it.
const statement = `
  with recursive active as (
    (select endpoint_id from webhook_lanes where next_at is not null order by endpoint_id limit 1)
    union all
    select (select lane.endpoint_id from webhook_lanes as lane
      where lane.next_at is not null and lane.endpoint_id > active.endpoint_id order by lane.endpoint_id limit 1)
    from active where active.endpoint_id is not null
  ), rooms as (
    select active.endpoint_id, coalesce(known.room, $5::int) as room from active
    left join unnest($3::uuid[], $4::int[]) as known (endpoint_id, room) using (endpoint_id)
    where active.endpoint_id is not null order by random()
  ), due as materialized (
    select lane.* from rooms, lateral (
      select project_id, endpoint_id, record_id from webhook_lanes
      where endpoint_id = rooms.endpoint_id and next_at <= now()
      order by next_at limit rooms.room for update skip locked
    ) as lane limit $6::int
  ), claimed as (
    update webhook_lanes as lane set lease = $1::uuid, next_at = now() + make_interval(secs => $2::float8) from due
    where lane.project_id = due.project_id and lane.endpoint_id = due.endpoint_id and lane.record_id = due.record_id
    returning lane.project_id, lane.endpoint_id, lane.record_id
  )
  select seen.project_id, seen.endpoint_id, seen.record_id, seen.arrivals,
    waiting.id, waiting.event_id, waiting.type, waiting.attempts, waiting.sequence, event.payload
  from claimed
  join webhook_lanes as seen using (project_id, endpoint_id, record_id)
  left join lateral (
    select id, event_id, type, attempts, sequence from deliveries as delivery
    where ${waitsIn('delivery', 'seen')}
    order by delivery.sequence, delivery.id limit ${OF_ONE_LANE + 1}
  ) as waiting on true
  left join outbox_events as event on event.project_id = seen.project_id and event.id = waiting.event_id
  order by waiting.sequence, waiting.id`
