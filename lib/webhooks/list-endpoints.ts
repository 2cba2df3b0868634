import type { Context } from '#lib/auth/context.ts'
import { ok, type Result } from '#lib/problems.ts'
import { type DescribedEndpoint, describeEndpoint, describeEndpoints, withoutSecrets } from './describe-endpoint.ts'
import { findEndpoint } from './find-endpoint.ts'
import type { WebhookDeps } from './webhook-deps.ts'

/** Every endpoint of the project, oldest first; never a secret. */
export async function listEndpoints(
  { db: { prisma } }: Pick<WebhookDeps, 'db'>,
  { projectId }: Context,
): Promise<DescribedEndpoint[]> {
  const rows = await prisma.webhookEndpoint.findMany({
    where: { projectId },
    orderBy: { id: 'asc' },
    omit: withoutSecrets,
  })
  return describeEndpoints(prisma, rows)
}

/** One of them. Refused: `not_found`. */
export async function getEndpoint(
  { db: { prisma } }: Pick<WebhookDeps, 'db'>,
  { projectId }: Context,
  publicId: string,
): Promise<Result<DescribedEndpoint>> {
  const found = await findEndpoint(prisma, projectId, publicId)
  return found.ok ? ok(await describeEndpoint(prisma, found.value)) : found
}
