import type { Db } from '#lib/db.ts'
import { idAt } from '#lib/ids.ts'
import { waitsIn } from './in-lane.ts'

const DAY = 24 * 60 * 60_000

/** Rows that one statement deletes. */
const AT_ONCE = 5_000

/** Days that a delivery which waited too long can still be seen. */
const CANCELLED_DAYS = 1

/**
 * Clears away what is older than its project keeps deliveries: them and their tries, and events that no delivery tells
 * of any more. What waited as long as that is cancelled first. An event that nobody has looked at yet is never deleted.
 * Lanes in which nothing waits go as well, and one that waits without a time is given one. Stops at `signal`.
 */
export async function cleanUp({ prisma, pool }: Pick<Db, 'prisma' | 'pool'>, signal: AbortSignal): Promise<void> {
  const projects = await prisma.project.findMany({ select: { id: true, deliveryDays: true } })
  for (const { id, deliveryDays } of projects) {
    // Ids carry the time they were made at: nothing behind this one needs to be read.
    const end = idAt(new Date(Date.now() - deliveryDays * DAY))
    const all = async (statement: string, values: readonly unknown[]) => {
      while (!signal.aborted) if (((await pool.query(statement, [...values])).rowCount ?? 0) < AT_ONCE) return
    }
    await all(oldAttempts, [id, deliveryDays])
    await all(oldDeliveries, [id, deliveryDays, end])
    await all(waitedTooLong, [id, deliveryDays])
    await all(oldEvents, [id, deliveryDays])
    await all(emptyLanes, [id])
    await pool.query(forgottenLanes, [id])
  }
}

const before = 'now() - make_interval(days => $2::int)'

const oldAttempts = `
  delete from delivery_attempts where project_id = $1::uuid and id in (
    select id from delivery_attempts where project_id = $1::uuid and created_at < ${before} limit ${AT_ONCE})`

const oldDeliveries = `
  with old as (
    select id from deliveries where project_id = $1::uuid and id < $3::uuid and state <> 'waiting'
      and created_at < ${before} - case when state = 'cancelled' then interval '${CANCELLED_DAYS} day' else interval '0' end
    order by id limit ${AT_ONCE}
  ), tries as (
    delete from delivery_attempts where project_id = $1::uuid and delivery_id in (select id from old)
  )
  delete from deliveries where project_id = $1::uuid and id in (select id from old)`

const waitedTooLong = `
  update deliveries set state = 'cancelled', next_at = null,
    last_error = coalesce(last_error, 'It waited longer than deliveries are kept.')
  where project_id = $1::uuid and id in (
    select id from deliveries where project_id = $1::uuid and state = 'waiting' and created_at < ${before}
    order by id limit ${AT_ONCE})`

const oldEvents = `
  delete from outbox_events where project_id = $1::uuid and id in (
    select event.id from outbox_events as event
    where event.project_id = $1::uuid and event.created_at < ${before} and event.fanned_out_at is not null
      and not exists (select from deliveries where project_id = event.project_id and event_id = event.id)
    limit ${AT_ONCE})`

const lanesWithout = (some: string) => `
  select record_id, endpoint_id from webhook_lanes as lane
  where lane.project_id = $1::uuid and lane.next_at is null and lane.lease is null and ${some} (
    select from deliveries as delivery where ${waitsIn('delivery', 'lane')})`

// Both look at next_at again once they have the row: something may have joined it meanwhile.
const emptyLanes = `
  with idle as (${lanesWithout('not exists')} limit ${AT_ONCE})
  delete from webhook_lanes as lane using idle
  where lane.project_id = $1::uuid and lane.endpoint_id = idle.endpoint_id and lane.record_id = idle.record_id
    and lane.next_at is null`

const forgottenLanes = `
  with forgotten as (${lanesWithout('exists')} and exists (
    select from webhook_endpoints where project_id = lane.project_id and id = lane.endpoint_id and enabled))
  update webhook_lanes as lane set next_at = now(), arrivals = lane.arrivals + 1 from forgotten
  where lane.project_id = $1::uuid and lane.endpoint_id = forgotten.endpoint_id
    and lane.record_id = forgotten.record_id and lane.next_at is null`
