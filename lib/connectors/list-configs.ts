import { accountGroups } from '#lib/accounts/index.ts'
import type { Tx } from '#lib/db.ts'
import { connectors } from '#lib/registry.ts'
import { type Offer, offers } from '#lib/sessions/index.ts'
import type { Config } from '#prisma/generated/client.ts'
import { type Counts, describeConfig, NO_ACCOUNTS } from './describe-connector.ts'

type Described = ReturnType<typeof describeConfig>

/** Whose configs: the project's; for a connect session those that it offers alone, and how often they are used is not told. */
export type Asking = { projectId: string; session?: Offer | undefined }

/** The configs of a project by connector, production first, then the default; of one connector alone where it is named. */
export async function listConfigs(
  tx: Tx,
  { projectId, session }: Asking,
  connector?: string,
): Promise<Map<string, Described[]>> {
  const [found, known] = await Promise.all([
    tx.config.findMany({
      where: { projectId, ...(connector !== undefined && { connector }) },
      orderBy: [{ environment: 'asc' }, { isDefault: 'desc' }, { name: 'asc' }, { id: 'asc' }],
    }),
    connectors(),
  ])
  const categoryOf = (config: Config) => known.get(config.connector)?.category ?? ''
  const configs = session ? found.filter((config) => offers(session, config, categoryOf(config))) : found
  const counts = session ? new Map<string, Counts>() : await countAccounts(tx, projectId)
  const byConnector = Map.groupBy(configs, (config) => config.connector)
  return new Map(
    [...byConnector].map(([id, group]) => [
      id,
      group.map((config) => describeConfig(config, counts.get(config.id) ?? NO_ACCOUNTS)),
    ]),
  )
}

/** How many accounts each config of the project has, by its row id, from the counters; those that have none are not in it. */
export async function countAccounts(tx: Tx, projectId: string): Promise<Map<string, Counts>> {
  const groups = await accountGroups(tx, projectId)
  const sum = (of: typeof groups, ...statuses: string[]) =>
    of.reduce((all, { status, accounts }) => all + (statuses.includes(status) ? accounts : 0), 0)
  return new Map(
    [...Map.groupBy(groups, ({ configId }) => configId)].map(([id, of]) => [
      id,
      {
        all: of.reduce((all, { accounts }) => all + accounts, 0),
        broken: sum(of, 'error'),
        inUse: sum(of, 'active', 'error', 'expired'),
        inactive: sum(of, 'inactive'),
      },
    ]),
  )
}
