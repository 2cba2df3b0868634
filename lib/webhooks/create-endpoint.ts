import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { newId } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { addressProblem } from './check-address.ts'
import { type DescribedEndpoint, describeEndpoint } from './describe-endpoint.ts'
import type { EventType } from './event-types.ts'
import { newSigningSecret } from './sign.ts'
import { sealSecret } from './signing-secrets.ts'
import type { WebhookDeps } from './webhook-deps.ts'

/** Endpoints of one project. */
export const MOST_ENDPOINTS = 25

export type EndpointInput = { url: string; description?: string | null; types?: readonly EventType[] | null }

/**
 * Adds an endpoint; `secret` signs what is sent to it, and stands in this answer alone. It is told of what happens from
 * now on. Refused as `invalid_values`: an address that events are not sent to, one endpoint too many.
 */
export async function createEndpoint(
  { db: { prisma }, vault, door }: WebhookDeps,
  { projectId, actor, ip }: Context,
  { url, description, types }: EndpointInput,
): Promise<Result<{ webhook: DescribedEndpoint; secret: string }>> {
  const wrong = await addressProblem(url, door)
  if (wrong) return wrongAddress('The endpoint was not added.', wrong)
  const [id, secret] = [newId(), newSigningSecret()]
  return prisma.$transaction(async (tx) => {
    // One after the other, or several at once would be one too many.
    await tx.$executeRaw`select from projects where id = ${projectId}::uuid for no key update`
    const sealedSecret = await sealSecret(vault, tx, { projectId, id }, 'sealed_secret', secret)
    if ((await tx.webhookEndpoint.count({ where: { projectId } })) >= MOST_ENDPOINTS)
      return refuse(
        'invalid_values',
        `A project has at most ${MOST_ENDPOINTS} webhook endpoints, and this one has them all.`,
        'Delete one that is not needed any more.',
      )
    const {
      sealedSecret: _sealed,
      sealedPrevious: _previous,
      ...row
    } = await tx.webhookEndpoint.create({
      data: {
        projectId,
        id,
        url: hrefOf(url),
        description: description?.trim() || null,
        types: [...new Set(types ?? [])],
        sealedSecret,
      },
    })
    await record(tx, { projectId, actor, action: 'webhook.created', target: { type: 'webhook', id }, ip })
    return ok({ webhook: await describeEndpoint(tx, row), secret })
  })
}

/** An address as the parser writes it, so that what is shown is what is asked. */
export const hrefOf = (url: string): string => new URL(url).href

export const wrongAddress = (message: string, sentence: string) =>
  refuse('invalid_values', message, 'Correct the address and try again.', { fields: { url: sentence } })
