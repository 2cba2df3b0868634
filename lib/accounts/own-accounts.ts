import type { Session } from '#lib/auth/connect-session.ts'
import type { Tx } from '#lib/db.ts'
import { toPublic } from '#lib/ids.ts'
import { notFound, ok, type Result, refuse } from '#lib/problems.ts'
import { connectors, findConnector } from '#lib/registry.ts'
import { say } from '#lib/words/index.ts'
import type { Config, Prisma } from '#prisma/generated/client.ts'
import { type AccountRow, withConfig } from './describe-account.ts'

/** The accounts that a session may see and edit: the one it was made for, else its owner's among those it could link. */
export async function accountsOf(session: Session): Promise<Prisma.LinkedAccountWhereInput> {
  const { accountId, originOwnerId, provider, configId, type, categories } = session
  if (accountId !== null) return { id: accountId }
  const known = [...(await connectors())]
  const wanted = known.filter(([, { category }]) => categories.length === 0 || categories.includes(category))
  return {
    originOwnerId,
    provider: provider === null ? { in: wanted.map(([id]) => id) } : provider,
    ...(configId !== null && { configId }),
    ...(type === 'production' && { config: { environment: 'production' } }),
  }
}

/**
 * The accounts that a session opens for editing instead of linking another one, at most one of each provider and
 * environment: the one it was made for, else (unless it is to make a new one) the newest with its owner's id and name.
 */
export async function openedAccounts(tx: Tx, session: Session): Promise<AccountRow[]> {
  const { projectId, accountId, multiple, originOwnerName } = session
  if (multiple && accountId === null) return []
  const rows = await tx.linkedAccount.findMany({
    where: {
      AND: [{ projectId, deletedAt: null, ...(accountId === null && { originOwnerName }) }, await accountsOf(session)],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    include: withConfig,
  })
  const placeOf = ({ provider, config }: AccountRow) => `${provider} ${config.environment}`
  return rows.filter((row, at) => rows.findIndex((other) => placeOf(other) === placeOf(row)) === at)
}

/**
 * Refuses to link where the session is to edit: `already_linked` with the account, or `not_found` where the account it
 * was made for is gone. In the transaction that stores, another session for the same owner waits here.
 */
export async function requireNothingToEdit(
  tx: Tx,
  session: Session,
  { connector, environment }: Pick<Config, 'connector' | 'environment'>,
  { lock = false }: { lock?: boolean } = {},
): Promise<Result<undefined>> {
  if (lock && !session.multiple) {
    const one = JSON.stringify([session.projectId, session.originOwnerId, connector, environment])
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${one}, 1))`
  }
  const opened = await openedAccounts(tx, session)
  if (session.accountId !== null && opened.length === 0) return notFound('account')
  const found =
    session.accountId !== null
      ? opened[0]
      : opened.find(({ provider, config }) => provider === connector && config.environment === environment)
  if (!found) return ok(undefined)
  // Not its label: that is the operator's word for it.
  const name = found.identityName ?? (await findConnector(found.provider))?.name ?? found.provider
  return refuse(
    'already_linked',
    say('{owner} is connected already, as {account}. Nothing was stored.', {
      owner: session.originOwnerName,
      account: name,
    }),
    say('Edit that account.'),
    { account: { id: toPublic('acc', found.id), name } },
  )
}
