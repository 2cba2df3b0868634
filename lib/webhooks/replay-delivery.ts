import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { newId } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { type DescribedDelivery, describeDelivery } from './describe-delivery.ts'
import { type DeliveryKey, findDelivery } from './get-delivery.ts'
import { joinLane } from './lanes.ts'
import type { WebhookDeps } from './webhook-deps.ts'

/**
 * Sends a delivery's event to its endpoint again, with the same event id, as a delivery of its own. One that still waits
 * is tried at once instead, with those before it. It stands in its record's order: before what waits of later events.
 * Refused: `not_found`; as `invalid_values` where the endpoint is off, or the event is not kept any more.
 */
export async function replayDelivery(
  { db: { prisma } }: Pick<WebhookDeps, 'db'>,
  { projectId, actor, ip }: Context,
  key: DeliveryKey,
): Promise<Result<DescribedDelivery>> {
  return prisma.$transaction(async (tx) => {
    const found = await findDelivery(tx, projectId, key)
    if (!found.ok) return found
    const { row: before, endpoint } = found.value
    if (!endpoint.enabled) return endpointOff()
    const { eventId, endpointId, type, recordId, sequence } = before
    if (!(await tx.outboxEvent.findFirst({ where: { projectId, id: eventId }, select: { id: true } })))
      return refuse(
        'invalid_values',
        'This event is older than events are kept, so it cannot be sent again.',
        'Read what you need from the account itself.',
      )
    const waiting = await tx.delivery.findFirst({ where: { projectId, endpointId, eventId, state: 'waiting' } })
    const now = new Date()
    const row = waiting
      ? await tx.delivery.update({
          where: { projectId_id: { projectId, id: waiting.id } },
          data: { nextAt: now },
        })
      : await tx.delivery.create({
          data: {
            ...{ projectId, id: newId(), endpointId, eventId, type, recordId, sequence },
            ...{ state: 'waiting', nextAt: now, isReplay: true },
          },
        })
    await joinLane(tx, endpoint, recordId)
    const target = { type: 'webhook', id: endpoint.id }
    await record(tx, { projectId, actor, action: 'webhook.delivery_replayed', target, ip })
    return ok(await describeDelivery(tx, row, endpoint))
  })
}

export const endpointOff = () =>
  refuse(
    'invalid_values',
    'This endpoint is switched off, so nothing was sent.',
    'Switch it on, then send it again. A test event is sent in any case.',
  )
