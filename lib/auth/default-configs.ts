import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'

/** What a default config needs to know of a connector. `authMethod`: the first key of its `auth`. */
export type ConnectorSummary = { id: string; name: string; authMethod: string }

const isDefault = true

/** The configs a project starts with: for each connector one of the real provider and one of its sandbox. */
export async function createDefaultConfigs(tx: Tx, projectId: string, connectors: readonly ConnectorSummary[]) {
  const data = connectors.flatMap(({ id, name, authMethod }) => [
    { projectId, id: newId(), connector: id, name, environment: 'production', authMethod, isDefault },
    { projectId, id: newId(), connector: id, name: `${name} sandbox`, environment: 'sandbox', authMethod, isDefault },
  ])
  await tx.config.createMany({ data, skipDuplicates: true })
}

/**
 * Gives every project configs of the connectors it has none of, so that a new folder in connectors/ is the whole change,
 * and every connector and environment a default, its oldest config, where none is.
 */
export async function ensureDefaultConfigs(prisma: Tx, connectors: readonly ConnectorSummary[]): Promise<void> {
  const projects = await prisma.project.findMany({ select: { id: true } })
  const present = await prisma.config.groupBy({ by: ['projectId', 'connector'] })
  const known = new Set(present.map(({ projectId, connector }) => `${projectId} ${connector}`))
  for (const { id: projectId } of projects) {
    const missing = connectors.filter(({ id }) => !known.has(`${projectId} ${id}`))
    if (missing.length > 0) await createDefaultConfigs(prisma, projectId, missing)
  }
  await prisma.$executeRaw`
    update configs c set is_default = true
    where not exists (
      select 1 from configs other
      where other.project_id = c.project_id and other.connector = c.connector and other.environment = c.environment
        and (other.is_default or (other.created_at, other.id) < (c.created_at, c.id))
    )`
}
