import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { ok, type Result } from '#lib/problems.ts'
import { type DescribedDelivery, describeDelivery } from './describe-delivery.ts'
import { TEST_EVENT } from './event-types.ts'
import { findEndpoint } from './find-endpoint.ts'
import { joinLane } from './lanes.ts'
import type { WebhookDeps } from './webhook-deps.ts'

/**
 * Sends an event of the type `webhook.test` to one endpoint, once, also while it is off: so that somebody who mends a
 * receiver sees that it works before events go there. It says nothing about the endpoint's health. Refused: `not_found`.
 */
export async function sendTest(
  { db: { prisma } }: Pick<WebhookDeps, 'db'>,
  { projectId, actor, ip }: Context,
  publicId: string,
): Promise<Result<DescribedDelivery>> {
  return prisma.$transaction(async (tx) => {
    const found = await findEndpoint(tx, projectId, publicId)
    if (!found.ok) return found
    const endpoint = found.value
    const now = new Date()
    const payload = {
      project_id: toPublic('prj', projectId),
      event: TEST_EVENT,
      event_date: now.toISOString(),
      record_type: 'webhook',
      record_id: toPublic('whk', endpoint.id),
      message: 'This is a test. Whoever reads it receives events of this project.',
    }
    // It has its one delivery from the start, so nobody fans it out.
    const event = await tx.outboxEvent.create({
      data: { projectId, id: newId(), type: TEST_EVENT, recordId: endpoint.id, payload, fannedOutAt: now },
    })
    const row = await tx.delivery.create({
      data: {
        projectId,
        id: newId(),
        endpointId: endpoint.id,
        eventId: event.id,
        type: TEST_EVENT,
        recordId: endpoint.id,
        sequence: event.sequence,
        state: 'waiting',
        nextAt: now,
      },
    })
    await joinLane(tx, endpoint, endpoint.id)
    const target = { type: 'webhook', id: endpoint.id }
    await record(tx, { projectId, actor, action: 'webhook.tested', target, ip })
    return ok(await describeDelivery(tx, row, endpoint))
  })
}
