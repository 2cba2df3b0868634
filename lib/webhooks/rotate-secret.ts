import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { ok, type Result } from '#lib/problems.ts'
import { type DescribedEndpoint, describeEndpoint, withoutSecrets } from './describe-endpoint.ts'
import { holdEndpoint } from './find-endpoint.ts'
import { newSigningSecret } from './sign.ts'
import { openSecrets, sealSecret } from './signing-secrets.ts'
import type { WebhookDeps } from './webhook-deps.ts'

/** Seconds for which the secret before signs as well, unless said otherwise. */
export const KEEP_SECONDS = 86_400

/**
 * Gives an endpoint a new signing secret, shown in this answer alone. The one before it signs as well for
 * `keepPreviousFor` seconds, so that a receiver can change over; one that is older than that ends at once. Refused:
 * `not_found`.
 */
export async function rotateSecret(
  { db: { prisma }, vault }: Pick<WebhookDeps, 'db' | 'vault'>,
  { projectId, actor, ip }: Context,
  publicId: string,
  keepPreviousFor: number = KEEP_SECONDS,
): Promise<Result<{ webhook: DescribedEndpoint; secret: string }>> {
  const secret = newSigningSecret()
  const place = { projectId, id: fromPublic('whk', publicId) ?? NOBODY }
  return prisma.$transaction(async (tx) => {
    // Before the endpoint is held, as a change of keys has it.
    const sealedSecret = await sealSecret(vault, tx, place, 'sealed_secret', secret)
    const found = await holdEndpoint(tx, projectId, publicId)
    if (!found.ok) return found
    const where = { projectId_id: { projectId, id: found.value.id } }
    const { sealedSecret: sealedNow } = await tx.webhookEndpoint.findUniqueOrThrow({ where })
    const [before] = await openSecrets(vault, { ...place, sealedSecret: sealedNow, sealedPrevious: null })
    const previous =
      keepPreviousFor > 0
        ? {
            sealedPrevious: await sealSecret(vault, tx, place, 'sealed_previous', before),
            previousUntil: new Date(Date.now() + keepPreviousFor * 1000),
          }
        : { sealedPrevious: null, previousUntil: null }
    const row = await tx.webhookEndpoint.update({ where, data: { sealedSecret, ...previous }, omit: withoutSecrets })
    const target = { type: 'webhook', id: row.id }
    await record(tx, { projectId, actor, action: 'webhook.secret_rotated', target, ip })
    return ok({ webhook: await describeEndpoint(tx, row), secret })
  })
}

/**
 * Ends the secret before the newest one: it signs nothing from now on, but for what a worker has in hand, for ten seconds.
 * Twice is as good as once. Refused: `not_found`.
 */
export async function endPreviousSecret(
  { db: { prisma } }: Pick<WebhookDeps, 'db'>,
  { projectId, actor, ip }: Context,
  publicId: string,
): Promise<Result<DescribedEndpoint>> {
  return prisma.$transaction(async (tx) => {
    const found = await holdEndpoint(tx, projectId, publicId)
    if (!found.ok || !found.value.previousUntil) return found.ok ? ok(await describeEndpoint(tx, found.value)) : found
    const { id } = found.value
    const row = await tx.webhookEndpoint.update({
      where: { projectId_id: { projectId, id } },
      data: { sealedPrevious: null, previousUntil: null },
      omit: withoutSecrets,
    })
    const target = { type: 'webhook', id }
    await record(tx, { projectId, actor, action: 'webhook.previous_secret_ended', target, ip })
    return ok(await describeEndpoint(tx, row))
  })
}
