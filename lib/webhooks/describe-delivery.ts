import type { Tx } from '#lib/db.ts'
import { type Prefix, toPublic } from '#lib/ids.ts'
import { type Delivery, Prisma } from '#prisma/generated/client.ts'
import type { DeliveryState } from './delivery-state.ts'
import type { EndpointRow } from './describe-endpoint.ts'
import { type EventType, TEST_EVENT } from './event-types.ts'
import { waitsIn } from './in-lane.ts'

const prefixes: Readonly<Record<string, Prefix>> = { account: 'acc', session: 'ses', webhook: 'whk' }

/** The public id of what an event tells of. */
export const publicRecord = (type: string, recordId: string): string =>
  toPublic(prefixes[type.split('.')[0] ?? ''] ?? 'acc', recordId)

/** Deliveries of one endpoint as they are shown, each with the one it has to wait for. */
export async function describeDeliveries(tx: Tx, rows: readonly Delivery[], endpoint: Pick<EndpointRow, 'enabled'>) {
  const waiting = rows.filter(({ state }) => state === 'waiting')
  const firsts = await tx.$queryRaw<{ id: string; first: string }[]>`
    select own.id, first.id as first from unnest(${waiting.map(({ id }) => id)}::uuid[]) as wanted (id)
    join deliveries as own on own.project_id = ${rows[0]?.projectId ?? null}::uuid and own.id = wanted.id,
    lateral (
      select id from deliveries as other where ${Prisma.raw(waitsIn('other', 'own'))}
      order by other.sequence, other.id limit 1
    ) as first where first.id <> own.id`
  const before = new Map(firsts.map(({ id, first }) => [id, first]))
  return rows.map((row) => shown(row, before.get(row.id), endpoint))
}

/** One of {@link describeDeliveries}. */
export async function describeDelivery(
  tx: Tx,
  row: Delivery,
  endpoint: Pick<EndpointRow, 'enabled'>,
): Promise<DescribedDelivery> {
  const [described] = await describeDeliveries(tx, [row], endpoint)
  return described ?? shown(row, undefined, endpoint)
}

function shown(row: Delivery, waitsFor: string | undefined, { enabled }: Pick<EndpointRow, 'enabled'>) {
  const mayGo = row.state === 'waiting' && !waitsFor && (enabled || row.type === TEST_EVENT)
  return {
    id: toPublic('dlv', row.id),
    event_id: toPublic('evt', row.eventId),
    type: row.type as EventType | typeof TEST_EVENT,
    record_id: publicRecord(row.type, row.recordId),
    sequence: Number(row.sequence),
    state: row.state as DeliveryState,
    attempts: row.attempts,
    next_at: (mayGo && row.nextAt?.toISOString()) || null,
    waits_for: waitsFor ? toPublic('dlv', waitsFor) : null,
    last_status: row.lastStatus,
    last_error: row.lastError,
    is_replay: row.isReplay,
    created_at: row.createdAt.toISOString(),
    delivered_at: row.deliveredAt?.toISOString() ?? null,
  }
}
export type DescribedDelivery = ReturnType<typeof shown>
