import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { Delivery } from '#prisma/generated/client.ts'
import { type DescribedDelivery, describeDelivery } from './describe-delivery.ts'
import type { EndpointRow } from './describe-endpoint.ts'
import { findEndpoint } from './find-endpoint.ts'
import type { WebhookDeps } from './webhook-deps.ts'

/** Tries of one delivery that are shown. */
const TRIES = 50

export type DeliveryKey = { endpoint: string; delivery: string }

/** A delivery and its endpoint, by their public ids. Refused: `not_found`. */
export async function findDelivery(
  tx: Tx,
  projectId: string,
  key: DeliveryKey,
): Promise<Result<{ row: Delivery; endpoint: EndpointRow }>> {
  const endpoint = await findEndpoint(tx, projectId, key.endpoint)
  if (!endpoint.ok) return endpoint
  const id = fromPublic('dlv', key.delivery) ?? NOBODY
  const row = await tx.delivery.findFirst({ where: { projectId, id, endpointId: endpoint.value.id } })
  return row ? ok({ row, endpoint: endpoint.value }) : notFound('delivery')
}

export type DeliveryDetail = DescribedDelivery & {
  payload: Record<string, unknown>
  tries: { created_at: string; ms: number; status: number | null; error: string | null; answer: string | null }[]
}

/** A delivery with what it says and every try, newest first. Refused: `not_found`. */
export async function getDelivery(
  { db: { prisma } }: Pick<WebhookDeps, 'db'>,
  { projectId }: Context,
  key: DeliveryKey,
): Promise<Result<DeliveryDetail>> {
  const found = await findDelivery(prisma, projectId, key)
  if (!found.ok) return found
  const { row, endpoint } = found.value
  const [described, event, tries] = await Promise.all([
    describeDelivery(prisma, row, endpoint),
    prisma.outboxEvent.findFirst({ where: { projectId, id: row.eventId }, select: { payload: true } }),
    prisma.deliveryAttempt.findMany({
      where: { projectId, deliveryId: row.id },
      orderBy: { id: 'desc' },
      take: TRIES,
    }),
  ])
  return ok({
    ...described,
    payload: { ...(event?.payload as Record<string, unknown> | undefined), sequence: Number(row.sequence) },
    tries: tries.map(({ createdAt, ms, status, error, answer }) => ({
      created_at: createdAt.toISOString(),
      ms,
      status,
      error,
      answer,
    })),
  })
}
