import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import type { Connector } from '#lib/define/index.ts'
import { fromPublic } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import type { Config } from '#prisma/generated/client.ts'
import { NOBODY } from './nobody.ts'

export type KnownConfig = { config: Config; connector: Connector }

/** The config behind a public id (`cfg_…`) of the caller's project, with its connector. */
export async function findConfig(tx: Tx, context: Context, id: string): Promise<Result<KnownConfig>> {
  return configOf(tx, context.projectId, fromPublic('cfg', id) ?? NOBODY)
}

/** The config with this row id. */
export async function configOf(tx: Tx, projectId: string, id: string): Promise<Result<KnownConfig>> {
  const config = await tx.config.findFirst({ where: { projectId, id } })
  const connector = config ? await findConnector(config.connector) : undefined
  return config && connector ? ok({ config, connector }) : notFound('config')
}
