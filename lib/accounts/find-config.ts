import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import type { Connector } from '#lib/define/index.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import { isOffered } from '#lib/sessions/index.ts'
import type { Config } from '#prisma/generated/client.ts'

export type KnownConfig = { config: Config; connector: Connector }

/** The config behind a public id (`cfg_…`) of the caller's project, with its connector; for a session, one it offers. */
export async function findConfig(tx: Tx, { projectId, session }: Context, id: string): Promise<Result<KnownConfig>> {
  const known = await configOf(tx, projectId, fromPublic('cfg', id) ?? NOBODY)
  if (!known.ok || !session) return known
  const { config, connector } = known.value
  return isOffered(session, { ...config, configId: config.id }, connector.category) ? known : notFound('config')
}

/** The config with this row id. */
export async function configOf(tx: Tx, projectId: string, id: string): Promise<Result<KnownConfig>> {
  const config = await tx.config.findFirst({ where: { projectId, id } })
  const connector = config ? await findConnector(config.connector) : undefined
  return config && connector ? ok({ config, connector }) : notFound('config')
}
