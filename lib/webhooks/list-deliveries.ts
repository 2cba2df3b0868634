import type { Context } from '#lib/auth/context.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { DeliveryState } from './delivery-state.ts'
import { type DescribedDelivery, describeDeliveries } from './describe-delivery.ts'
import { findEndpoint } from './find-endpoint.ts'
import type { WebhookDeps } from './webhook-deps.ts'

export type DeliveryListInput = {
  pageSize: number
  /** from the page before */
  next?: string | undefined
  state?: DeliveryState | undefined
  type?: string | undefined
}

/** What was and will be sent to an endpoint, newest first. Refused: `not_found`; a marker of another make. */
export async function listDeliveries(
  { db: { prisma } }: Pick<WebhookDeps, 'db'>,
  { projectId }: Context,
  publicId: string,
  { pageSize, next, state, type }: DeliveryListInput,
): Promise<Result<{ deliveries: DescribedDelivery[]; next: string | undefined }>> {
  const endpoint = await findEndpoint(prisma, projectId, publicId)
  if (!endpoint.ok) return endpoint
  const read = readMarker('dlv', next)
  if (!read.ok) return read
  // Ids grow with the time they were made at, so they are the order as well.
  const rows = await prisma.delivery.findMany({
    where: {
      projectId,
      endpointId: endpoint.value.id,
      ...(state && { state }),
      ...(type && { type }),
      ...(read.value && { id: { lt: read.value.id } }),
    },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  })
  const page = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? page.at(-1) : undefined
  const deliveries = await describeDeliveries(prisma, page, endpoint.value)
  return ok({ deliveries, next: last && writeMarker('dlv', last) })
}
