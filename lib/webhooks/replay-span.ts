import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { TEST_EVENT } from './event-types.ts'
import { findEndpoint } from './find-endpoint.ts'
import { endpointOff } from './replay-delivery.ts'
import { uuidv7 } from './uuidv7.ts'
import type { WebhookDeps } from './webhook-deps.ts'

/** Days back that can be sent again, and how many events at once. */
export const REPLAY_DAYS = 30
export const REPLAY_MOST = 50_000

/** `dryRun`: nothing is sent, only counted. */
export type Span = { from: Date; to: Date; state?: 'failed' | 'all' | undefined; dryRun?: boolean | undefined }

/**
 * Sends the events of a span to an endpoint again, each with its id and in its record's order. `failed`: those that it did
 * not get; `all`: every event of its types, also those from before it was there or on. What waits already is left as it
 * is. Gives how many were queued. Refused: `not_found`, `invalid_values`.
 */
export async function replaySpan(
  { db: { prisma } }: Pick<WebhookDeps, 'db'>,
  { projectId, actor, ip }: Context,
  publicId: string,
  { from, to, state = 'failed', dryRun = false }: Span,
): Promise<Result<{ queued: number }>> {
  return prisma
    .$transaction(
      async (tx) => {
        const found = await findEndpoint(tx, projectId, publicId)
        if (!found.ok) return found
        const { id, types, enabled } = found.value
        if (!enabled) return endpointOff()
        const wrong = wrongSpan(from, to)
        if (wrong) return refuse('invalid_values', 'Nothing was sent again.', 'Correct the span.', { fields: wrong })
        const [counted] = await tx.$queryRaw<{ queued: number }[]>`
        with wanted as materialized (
          select event.id, event.type, event.record_id, event.sequence from outbox_events as event
          where event.project_id = ${projectId}::uuid and event.fanned_out_at is not null
            and event.created_at >= ${from} and event.created_at <= ${to} and event.type <> ${TEST_EVENT}
            and (cardinality(${types}::text[]) = 0 or event.type = any(${types}::text[]))
            and not exists (select from deliveries where project_id = event.project_id and event_id = event.id
              and endpoint_id = ${id}::uuid and state = 'waiting')
            and (${state === 'all'} or (
              exists (select from deliveries where project_id = event.project_id and event_id = event.id
                and endpoint_id = ${id}::uuid)
              and not exists (select from deliveries where project_id = event.project_id and event_id = event.id
                and endpoint_id = ${id}::uuid and state = 'delivered')))
          limit ${REPLAY_MOST + 1}
        ), made as (
          insert into deliveries (project_id, id, endpoint_id, event_id, type, record_id, sequence, state, next_at, is_replay)
          select ${projectId}::uuid, ${Prisma.raw(uuidv7('place'))}, ${id}::uuid, id, type, record_id, sequence, 'waiting', now(), true
          from (select *, row_number() over (order by sequence) as place from wanted) as placed where not ${dryRun}
        ), joined as (
          insert into webhook_lanes as lane (project_id, endpoint_id, record_id, next_at)
          select distinct ${projectId}::uuid, ${id}::uuid, record_id, now() from wanted where not ${dryRun}
          order by 1, 2, 3
          on conflict (project_id, endpoint_id, record_id) do update set arrivals = lane.arrivals + 1,
            next_at = case when lane.lease is null then now() else lane.next_at end
        )
        select count(*)::int as queued from wanted`
        const queued = counted?.queued ?? 0
        if (queued > REPLAY_MOST) throw new TooMany()
        const target = { type: 'webhook', id }
        if (queued > 0 && !dryRun) await record(tx, { projectId, actor, action: 'webhook.span_replayed', target, ip })
        return ok({ queued })
      },
      { timeout: 60_000 },
    )
    .catch((error: unknown) => {
      if (!(error instanceof TooMany)) throw error
      const fields = {
        to: `There are more than ${REPLAY_MOST.toLocaleString('en')} events in it. Choose a shorter span.`,
      }
      return refuse('invalid_values', 'Nothing was sent again.', 'Send it again in several spans.', { fields })
    })
}

/** Undoes what was queued. */
class TooMany extends Error {}

function wrongSpan(from: Date, to: Date): Record<string, string> | undefined {
  if (from.getTime() >= to.getTime()) return { to: 'The end is before the beginning. Choose a later one.' }
  // An hour more, so that "30 days ago" is not refused for the time it took to press the button.
  const earliest = Date.now() - (REPLAY_DAYS * 24 + 1) * 3_600_000
  return from.getTime() < earliest ? { from: `Choose a beginning within the last ${REPLAY_DAYS} days.` } : undefined
}
