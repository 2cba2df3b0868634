import type { Tx } from '#lib/db.ts'
import type { Identity } from '#lib/engine/report.ts'
import { toPublic } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Config } from '#prisma/generated/client.ts'

/**
 * Refuses as `already_linked`, naming the account, when the project has linked this provider-side identity before.
 * In a sandbox everybody is the same organisation, so there it means nothing.
 */
export async function findTwin(tx: Tx, config: Config, identity: Identity | undefined): Promise<Result<undefined>> {
  if (!identity || config.environment === 'sandbox') return ok(undefined)
  const { projectId, connector: provider, environment } = config
  const twin = await tx.linkedAccount.findFirst({
    where: { projectId, provider, identityId: identity.id, deletedAt: null, config: { environment } },
    select: { id: true, label: true, identityName: true },
    orderBy: { createdAt: 'asc' },
  })
  if (!twin) return ok(undefined)
  const name = twin.label ?? twin.identityName ?? identity.name
  return refuse(
    'already_linked',
    `The credentials are right, but ${identity.name} is linked already, as ${name}. Nothing was stored.`,
    'Update that account, or link a second one on purpose.',
    { account: { id: toPublic('acc', twin.id), name } },
  )
}
