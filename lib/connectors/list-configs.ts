import type { Tx } from '#lib/db.ts'
import { connectors } from '#lib/registry.ts'
import { type Offer, offers } from '#lib/sessions/index.ts'
import type { Config } from '#prisma/generated/client.ts'
import { describeConfig } from './describe-connector.ts'

type Described = ReturnType<typeof describeConfig>

/** Whose configs: the project's; for a connect session those that it offers alone, and how often they are used is not told. */
export type Asking = { projectId: string; session?: Offer | undefined }

/** The configs of a project by connector, production first; of one connector alone where it is named. */
export async function listConfigs(
  tx: Tx,
  { projectId, session }: Asking,
  connector?: string,
): Promise<Map<string, Described[]>> {
  const [found, known] = await Promise.all([
    tx.config.findMany({
      where: { projectId, ...(connector !== undefined && { connector }) },
      orderBy: [{ environment: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    }),
    connectors(),
  ])
  const categoryOf = (config: Config) => known.get(config.connector)?.category ?? ''
  const configs = session ? found.filter((config) => offers(session, config, categoryOf(config))) : found
  const counts = session ? new Map<string, number>() : await countAccounts(tx, projectId, configs)
  const byConnector = Map.groupBy(configs, (config) => config.connector)
  return new Map(
    [...byConnector].map(([id, group]) => [
      id,
      group.map((config) => describeConfig(config, counts.get(config.id) ?? 0)),
    ]),
  )
}

async function countAccounts(tx: Tx, projectId: string, configs: readonly Config[]): Promise<Map<string, number>> {
  const groups = await tx.linkedAccount.groupBy({
    by: ['configId'],
    where: { projectId, deletedAt: null, configId: { in: configs.map(({ id }) => id) } },
    _count: true,
  })
  return new Map(groups.map(({ configId, _count }) => [configId, _count]))
}
