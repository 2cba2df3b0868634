import type { Tx } from '#lib/db.ts'
import type { Identity } from '#lib/engine/report.ts'
import { toPublic } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Config } from '#prisma/generated/client.ts'

/**
 * Refuses as `already_linked`, naming the account, when the project has linked this provider-side identity before, but
 * for the account with the row id `except`. Give it the transaction that stores: until that ends, whoever else would
 * store this identity waits here. In a sandbox everybody is the same organisation, so there it means nothing.
 */
export async function requireNoTwin(
  tx: Tx,
  config: Config,
  identity: Identity | undefined,
  except?: string,
): Promise<Result<undefined>> {
  if (!identity || config.environment === 'sandbox') return ok(undefined)
  const { projectId, connector: provider, environment } = config
  const one = JSON.stringify([projectId, provider, environment, identity.id])
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${one}, 0))`
  const twin = await tx.linkedAccount.findFirst({
    where: {
      projectId,
      provider,
      identityId: identity.id,
      deletedAt: null,
      config: { environment },
      ...(except && { id: { not: except } }),
    },
    select: { id: true, label: true, identityName: true },
    orderBy: { createdAt: 'asc' },
  })
  if (!twin) return ok(undefined)
  const name = twin.label ?? twin.identityName ?? identity.name
  const message = `The credentials are right, but ${identity.name} is linked already, as ${name}. Nothing was stored.`
  return except
    ? refuse('already_linked', message, 'Edit that account instead, or enter the credentials of this one.')
    : refuse('already_linked', message, 'Update that account, or link a second one on purpose.', {
        account: { id: toPublic('acc', twin.id), name },
      })
}
