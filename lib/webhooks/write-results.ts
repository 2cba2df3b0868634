import type { Db } from '#lib/db.ts'
import type { LaneKey } from './lane.ts'

/** idle: nothing was left in it | now: there is more | later: after `delay`, its first delivery having failed */
export type Release = 'idle' | 'now' | 'later'

/** What became of one try, of a lane that is let go, or of both. */
export type Written = LaneKey & {
  lease: string
  arrivals: number
  /** absent: nothing was tried */
  tried?: {
    deliveryId: string
    attemptId: string
    state: 'waiting' | 'delivered' | 'failed'
    ms: number
    status: number | null
    error: string | null
    answer: string | null
  }
  /** seconds */
  delay?: number
  release?: Release
}

/**
 * Writes what became of deliveries, and lets lanes go, in one statement. A lane whose lease has passed to somebody else
 * is left alone: that claim delivers again, and says so itself.
 */
export async function writeResults({ pool }: Pick<Db, 'pool'>, results: readonly Written[]): Promise<void> {
  const rows = results.map(({ projectId, endpointId, recordId, lease, arrivals, tried, delay, release }) => ({
    project_id: projectId,
    endpoint_id: endpointId,
    record_id: recordId,
    lease,
    arrivals,
    ...(tried && {
      delivery_id: tried.deliveryId,
      attempt_id: tried.attemptId,
      state: tried.state,
      ms: tried.ms,
      status: tried.status,
      error: tried.error,
      answer: tried.answer,
    }),
    delay,
    release,
  }))
  await pool.query(statement, [JSON.stringify(rows)])
}

const statement = `
  with done as materialized (
    select * from jsonb_to_recordset($1::jsonb) as done (
      project_id uuid, endpoint_id uuid, record_id uuid, lease uuid, arrivals int, delivery_id uuid, attempt_id uuid,
      state text, ms int, status int, error text, answer text, delay float8, release text)
  ), held as materialized (
    select lane.project_id, lane.endpoint_id, lane.record_id, lane.lease from webhook_lanes as lane
    where (lane.project_id, lane.endpoint_id, lane.record_id) in (select project_id, endpoint_id, record_id from done)
    order by 1, 2, 3 for update
  ), mine as materialized (
    select done.* from done join held using (project_id, endpoint_id, record_id, lease)
  ), tried as (
    insert into delivery_attempts (project_id, id, delivery_id, ms, status, error, answer)
    select project_id, attempt_id, delivery_id, ms, status, error, answer from mine where attempt_id is not null
  ), moved as (
    update deliveries as delivery set state = mine.state, attempts = delivery.attempts + 1,
      next_at = now() + make_interval(secs => mine.delay), last_status = mine.status, last_error = mine.error,
      delivered_at = case when mine.state = 'delivered' then now() end
    from mine where mine.attempt_id is not null
      and delivery.project_id = mine.project_id and delivery.id = mine.delivery_id
  )
  update webhook_lanes as lane set lease = null, next_at = case mine.release
      when 'later' then now() + make_interval(secs => mine.delay)
      when 'now' then now()
      else case when lane.arrivals = mine.arrivals then null else now() end
    end
  from mine where mine.release is not null and lane.lease = mine.lease
    and lane.project_id = mine.project_id and lane.endpoint_id = mine.endpoint_id and lane.record_id = mine.record_id`
