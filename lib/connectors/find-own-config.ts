import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import type { Config } from '#prisma/generated/client.ts'

/** The config behind a public id (`cfg_…`) of a project, also where its connector is gone. */
export const findOwnConfig = (tx: Tx, projectId: string, id: string): Promise<Config | null> =>
  tx.config.findFirst({ where: { projectId, id: fromPublic('cfg', id) ?? NOBODY } })
