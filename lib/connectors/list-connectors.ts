import type { Context } from '#lib/auth/context.ts'
import type { Db } from '#lib/db.ts'
import { connectors } from '#lib/registry.ts'
import { describeConnector } from './describe-connector.ts'
import { listConfigs } from './list-configs.ts'

/** The whole catalogue in the order of names, each connector with the project's configs of it. */
export async function listConnectors({ db }: { db: Db }, context: Context) {
  const [known, configs] = await Promise.all([connectors(), listConfigs(db.prisma, context.projectId)])
  return [...known]
    .map(([id, connector]) => describeConnector(id, connector, configs.get(id) ?? []))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
}
