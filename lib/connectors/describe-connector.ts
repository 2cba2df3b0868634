import type { Connector } from '#lib/define/index.ts'
import { toPublic } from '#lib/ids.ts'
import type { Config } from '#prisma/generated/client.ts'

/** How many accounts a config has: all of them, those that need attention, that are in use, and that are inactive. */
export type Counts = { all: number; broken: number; inUse: number; inactive: number }
export const NO_ACCOUNTS: Counts = { all: 0, broken: 0, inUse: 0, inactive: 0 }

/** A config as it is shown: the connector enabled in a project, and how many accounts are linked with it. */
export const describeConfig = (config: Config, { all, broken, inUse, inactive }: Counts) => ({
  id: toPublic('cfg', config.id),
  name: config.name,
  environment: config.environment as 'production' | 'sandbox',
  auth_method: config.authMethod,
  enabled: config.enabled,
  is_default: config.isDefault,
  account_count: all,
  attention_count: broken,
  changing_count: config.enabled ? inactive : inUse,
})

export type DescribedConfig = ReturnType<typeof describeConfig>

/** One row of the catalogue. */
export const describeConnector = (id: string, connector: Connector, configs: ReturnType<typeof describeConfig>[]) => ({
  id,
  name: connector.name,
  provider: connector.provider,
  category: connector.category,
  description: connector.description,
  needs: connector.needs,
  minutes: connector.minutes,
  logo_url: `/api/connectors/${id}/logo`,
  action_count: Object.keys(connector.actions).length,
  auth_methods: Object.entries(connector.auth).map(([key, { label }]) => ({ key, label })),
  configs,
})
