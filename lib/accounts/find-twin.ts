import type { Tx } from '#lib/db.ts'
import type { Identity } from '#lib/engine/report.ts'
import { toPublic } from '#lib/ids.ts'
import type { Config, Prisma } from '#prisma/generated/client.ts'

export type Twin = { id: string; name: string }

/**
 * `except`: row id of the account that asks. `since`: only what became this identity after that moment. `unlabelled`: for
 * somebody who may not read labels.
 */
type Among = { except?: string; since?: Date; where?: Prisma.LinkedAccountWhereInput; unlabelled?: boolean }

/**
 * The oldest account that this provider-side identity is linked as already, with its public id and the name it is shown
 * by. Give it the transaction that stores: until that ends, whoever else would store this identity waits here. In a
 * sandbox everybody is the same organisation, so there it means nothing.
 */
export async function findTwin(
  tx: Tx,
  config: Pick<Config, 'projectId' | 'connector' | 'environment'>,
  identity: Identity,
  { except, since, where, unlabelled = false }: Among = {},
): Promise<Twin | undefined> {
  if (config.environment === 'sandbox') return undefined
  const { projectId, connector: provider, environment } = config
  const one = JSON.stringify([projectId, provider, environment, identity.id])
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${one}, 0))`
  const twins = await tx.linkedAccount.findMany({
    where: {
      projectId,
      provider,
      identityId: identity.id,
      deletedAt: null,
      config: { environment },
      ...(except && { id: { not: except } }),
      ...(where && { AND: [where] }),
    },
    select: { id: true, label: true, identityName: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
    take: 100,
  })
  const changed = since ? await changedSince(tx, projectId, ids(twins), since) : new Set<string>()
  const twin = twins.find(({ id, createdAt }) => !since || createdAt > since || changed.has(id))
  const label = unlabelled ? null : twin?.label
  return twin && { id: toPublic('acc', twin.id), name: label ?? twin.identityName ?? identity.name }
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/** Those of the accounts that an edit has given to another identity after that moment. */
async function changedSince(tx: Tx, projectId: string, among: string[], since: Date): Promise<Set<string>> {
  const lines = await tx.auditEvent.findMany({
    where: { projectId, targetId: { in: among }, action: 'account.identity_changed', createdAt: { gt: since } },
    select: { targetId: true },
  })
  return new Set(lines.flatMap(({ targetId }) => targetId ?? []))
}
