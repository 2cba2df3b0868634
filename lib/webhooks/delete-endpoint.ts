import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { ok, type Result } from '#lib/problems.ts'
import { holdEndpoint } from './find-endpoint.ts'
import { removeLanes } from './lanes.ts'
import type { WebhookDeps } from './webhook-deps.ts'

/**
 * Deletes an endpoint with its secrets: nothing is sent to it from now on, but for what a worker has in hand, for ten
 * seconds. What was sent is cleared away as it ages. Refused: `not_found`.
 */
export async function deleteEndpoint(
  { db: { prisma } }: Pick<WebhookDeps, 'db'>,
  { projectId, actor, ip }: Context,
  publicId: string,
): Promise<Result<undefined>> {
  return prisma.$transaction(async (tx) => {
    const found = await holdEndpoint(tx, projectId, publicId)
    if (!found.ok) return found
    const { id } = found.value
    await tx.webhookEndpoint.deleteMany({ where: { projectId, id } })
    await removeLanes(tx, found.value)
    await record(tx, { projectId, actor, action: 'webhook.deleted', target: { type: 'webhook', id }, ip })
    return ok(undefined)
  })
}
