import type { Db } from '#lib/db.ts'
import { connectors } from '#lib/registry.ts'
import { describeConnector } from './describe-connector.ts'
import { type Asking, listConfigs } from './list-configs.ts'

/**
 * The whole catalogue in the order of names, each connector with the project's configs of it; to a connect session, what
 * it offers.
 */
export async function listConnectors({ db }: { db: Db }, asking: Asking) {
  const [known, configs] = await Promise.all([connectors(), listConfigs(db.prisma, asking)])
  return [...known]
    .filter(([id]) => !asking.session || configs.has(id))
    .map(([id, connector]) => describeConnector(id, connector, configs.get(id) ?? []))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
}
