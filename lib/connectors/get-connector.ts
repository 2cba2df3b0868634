import type { Db } from '#lib/db.ts'
import { type Connector, fieldsFor, sealedFields } from '#lib/define/index.ts'
import { notFound, ok, refuse } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { offeredNoMore } from '#lib/sessions/index.ts'
import { describeConnector } from './describe-connector.ts'
import { type Asking, listConfigs } from './list-configs.ts'

/**
 * All that a form, a guide and a connector's page need. `config` is a config's public id, whose auth method decides
 * which fields are asked for; without it the connector's first method does, and for a connect session the first config
 * that it offers. What a session does not offer is not there, and neither are test credentials without a sandbox config;
 * of the one connector that it was made for it is said that it is offered no more.
 */
export async function getConnector(
  { db }: { db: Db },
  asking: Asking,
  input: { id: string; config?: string | undefined },
) {
  const connector = await findConnector(input.id)
  const isMeant = asking.session?.provider === input.id
  if (!connector) return isMeant ? gone(input.id) : notFound('connector')
  const configs = (await listConfigs(db.prisma, asking, input.id)).get(input.id) ?? []
  if (asking.session && configs.length === 0) return isMeant ? gone(connector.name) : notFound('connector')
  const chosen =
    input.config === undefined && asking.session ? configs[0] : configs.find(({ id }) => id === input.config)
  if (input.config !== undefined && !chosen) return notFound('config')
  // Where nothing can be linked in a sandbox, its credentials are of no use to anybody.
  const hasSandbox = configs.some(({ environment, enabled }) => environment === 'sandbox' && enabled)
  const fields = fieldsFor(connector, chosen?.auth_method ?? Object.keys(connector.auth)[0]!)
  return ok({
    ...describeConnector(input.id, connector, configs),
    docs: connector.docs,
    hosts: [...connector.hosts],
    fields,
    guide: connector.guide,
    sealed: sealedFields(connector).filter((name) => Object.hasOwn(fields, name)),
    actions: describeActions(input.id, connector),
    test_credentials: hasSandbox ? await describeTestCredentials(input.id) : [],
  })
}

const gone = (name: string) => refuse('not_found', ...offeredNoMore(name))

const describeActions = (id: string, connector: Connector) =>
  Object.entries(connector.actions).map(([key, { title, description, kind, scopes = [] }]) => ({
    id: `${id}_${key}`,
    title,
    description,
    kind,
    scopes: [...scopes],
  }))

const describeTestCredentials = async (id: string) =>
  (await sandboxFor(id)).testCredentials.map(({ key, title, description, outcome, values }) => ({
    key,
    title,
    description,
    outcome,
    values: { ...values },
  }))
