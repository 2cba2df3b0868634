import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import { type EndpointRow, withoutSecrets } from './describe-endpoint.ts'

/** The project's endpoint with this public id, without its secrets. Refused: `not_found`. */
export async function findEndpoint(tx: Tx, projectId: string, publicId: string): Promise<Result<EndpointRow>> {
  const id = fromPublic('whk', publicId) ?? NOBODY
  const row = await tx.webhookEndpoint.findFirst({ where: { projectId, id }, omit: withoutSecrets })
  return row ? ok(row) : notFound('webhook endpoint')
}

/** The same, held until the transaction ends, so that of two changes at once each builds on the other. */
export async function holdEndpoint(tx: Tx, projectId: string, publicId: string): Promise<Result<EndpointRow>> {
  const id = fromPublic('whk', publicId) ?? NOBODY
  await tx.$queryRaw`
    select from webhook_endpoints where project_id = ${projectId}::uuid and id = ${id}::uuid for update`
  return findEndpoint(tx, projectId, publicId)
}
