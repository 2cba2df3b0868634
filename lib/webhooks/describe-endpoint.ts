import type { Tx } from '#lib/db.ts'
import { toPublic } from '#lib/ids.ts'
import type { WebhookEndpoint } from '#prisma/generated/client.ts'
import type { EventType } from './event-types.ts'
import type { OffReason } from './off-reason.ts'

export type EndpointRow = Omit<WebhookEndpoint, 'sealedSecret' | 'sealedPrevious'>

/** What is read of an endpoint wherever its secrets are not needed. */
export const withoutSecrets = { sealedSecret: true, sealedPrevious: true } as const

/** How many waiting deliveries are counted at most. */
const COUNTED = 10_000

/** Endpoints as they are shown; nothing of them signs anything. */
export async function describeEndpoints(tx: Tx, rows: readonly EndpointRow[]) {
  const counts = await tx.$queryRaw<{ id: string; count: number }[]>`
    select wanted.id, waiting.count from unnest(
      ${rows.map(({ projectId }) => projectId)}::uuid[], ${rows.map(({ id }) => id)}::uuid[]) as wanted (project_id, id),
    lateral (select count(*)::int as count from (
      select from deliveries where project_id = wanted.project_id and endpoint_id = wanted.id and state = 'waiting'
      limit ${COUNTED}) as first) as waiting`
  const waiting = new Map(counts.map(({ id, count }) => [id, count]))
  const switchedOff = await whoSwitchedOff(tx, rows)
  return rows.map((row) => shown(row, waiting.get(row.id) ?? 0, switchedOff.get(row.id)))
}

/** The names of those who switched endpoints off last, by the endpoint's row id; a person's, or an API key's. */
async function whoSwitchedOff(tx: Tx, rows: readonly EndpointRow[]): Promise<Map<string, string>> {
  const off = rows.filter(({ disabledReason }) => disabledReason === 'by_person')
  if (off.length === 0) return new Map()
  const found = await tx.$queryRaw<{ id: string; name: string | null }[]>`
    select wanted.id, coalesce(person.name, api_key.name) as name from unnest(
      ${off.map(({ projectId }) => projectId)}::uuid[], ${off.map(({ id }) => id)}::uuid[]) as wanted (project_id, id)
    cross join lateral (select actor_type, actor_id from audit_events where project_id = wanted.project_id
      and target_id = wanted.id and action = 'webhook.switched_off' order by id desc limit 1) as entry
    left join people as person on entry.actor_type = 'person' and person.id = entry.actor_id
    left join api_keys as api_key on entry.actor_type = 'api_key' and api_key.project_id = wanted.project_id
      and api_key.id = entry.actor_id`
  return new Map(found.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])))
}

/** One of {@link describeEndpoints}. */
export async function describeEndpoint(tx: Tx, row: EndpointRow): Promise<DescribedEndpoint> {
  const [described] = await describeEndpoints(tx, [row])
  return described ?? shown(row, 0, undefined)
}

const shown = (row: EndpointRow, waiting: number, disabledBy: string | undefined) => ({
  id: toPublic('whk', row.id),
  url: row.url,
  description: row.description,
  types: row.types as EventType[],
  enabled: row.enabled,
  disabled_reason: row.disabledReason as OffReason | null,
  disabled_at: row.disabledAt?.toISOString() ?? null,
  disabled_by: disabledBy ?? null,
  failing_since: row.failingSince?.toISOString() ?? null,
  last_success_at: row.lastSuccessAt?.toISOString() ?? null,
  previous_secret_until:
    row.previousUntil && row.previousUntil.getTime() > Date.now() ? row.previousUntil.toISOString() : null,
  waiting,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})
export type DescribedEndpoint = ReturnType<typeof shown>
