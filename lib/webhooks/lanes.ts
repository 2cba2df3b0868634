import type { Tx } from '#lib/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { EndpointRow } from './describe-endpoint.ts'
import { waitsIn } from './in-lane.ts'

type Endpoint = Pick<EndpointRow, 'projectId' | 'id'>

/** Holds the lanes of an endpoint, in the order in which everybody takes them, so that nobody waits for each other. */
async function holdLanes(tx: Tx, { projectId, id }: Endpoint): Promise<void> {
  await tx.$executeRaw`
    select from webhook_lanes where project_id = ${projectId}::uuid and endpoint_id = ${id}::uuid
    order by project_id, endpoint_id, record_id for update`
}

/** What waits for an endpoint is due now, whatever it was to wait for. `arrivals` tells whoever has a lane in hand. */
export async function wakeLanes(tx: Tx, endpoint: Endpoint): Promise<void> {
  const { projectId, id } = endpoint
  await holdLanes(tx, endpoint)
  await tx.$executeRaw`
    update webhook_lanes as lane set arrivals = lane.arrivals + 1,
      next_at = case when lane.lease is null then now() else lane.next_at end
    where lane.project_id = ${projectId}::uuid and lane.endpoint_id = ${id}::uuid and exists (
      select from deliveries as delivery where ${Prisma.raw(waitsIn('delivery', 'lane'))})`
  await tx.$executeRaw`
    update deliveries set next_at = now()
    where project_id = ${projectId}::uuid and endpoint_id = ${id}::uuid and state = 'waiting' and next_at > now()`
}

/** Removes the lanes of an endpoint: what waits in them is never sent. */
export async function removeLanes(tx: Tx, endpoint: Endpoint): Promise<void> {
  await holdLanes(tx, endpoint)
  await tx.webhookLane.deleteMany({ where: { projectId: endpoint.projectId, endpointId: endpoint.id } })
}

/** Puts something into a lane, at the end of it or before what is there: it is due now. */
export async function joinLane(tx: Tx, { projectId, id }: Endpoint, recordId: string): Promise<void> {
  await tx.$executeRaw`
    insert into webhook_lanes as lane (project_id, endpoint_id, record_id, next_at)
    values (${projectId}::uuid, ${id}::uuid, ${recordId}::uuid, now())
    on conflict (project_id, endpoint_id, record_id) do update set arrivals = lane.arrivals + 1,
      next_at = case when lane.lease is null then now() else lane.next_at end`
}
