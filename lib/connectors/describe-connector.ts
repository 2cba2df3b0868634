import type { Connector } from '#lib/define/index.ts'
import { toPublic } from '#lib/ids.ts'
import type { Config } from '#prisma/generated/client.ts'

/** A config as it is shown: the connector enabled in a project, and how many accounts are linked with it. */
export const describeConfig = (config: Config, accountCount: number) => ({
  id: toPublic('cfg', config.id),
  name: config.name,
  environment: config.environment as 'production' | 'sandbox',
  auth_method: config.authMethod,
  enabled: config.enabled,
  account_count: accountCount,
})

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
