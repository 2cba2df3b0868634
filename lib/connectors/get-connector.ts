import type { Context } from '#lib/auth/context.ts'
import type { Db } from '#lib/db.ts'
import { type Connector, fieldsFor, sealedFields } from '#lib/define/index.ts'
import { notFound, ok } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { describeConnector } from './describe-connector.ts'
import { listConfigs } from './list-configs.ts'

/**
 * All that a form, a guide and a connector's page need. `config` is a config's public id, whose auth method decides
 * which fields are asked for; without it the connector's first method does.
 */
export async function getConnector(
  { db }: { db: Db },
  context: Context,
  input: { id: string; config?: string | undefined },
) {
  const connector = await findConnector(input.id)
  if (!connector) return notFound('connector')
  const configs = (await listConfigs(db.prisma, context.projectId, input.id)).get(input.id) ?? []
  const chosen = configs.find(({ id }) => id === input.config)
  if (input.config !== undefined && !chosen) return notFound('config')
  const fields = fieldsFor(connector, chosen?.auth_method ?? Object.keys(connector.auth)[0]!)
  return ok({
    ...describeConnector(input.id, connector, configs),
    docs: connector.docs,
    fields,
    guide: connector.guide,
    sealed: sealedFields(connector).filter((name) => Object.hasOwn(fields, name)),
    actions: describeActions(input.id, connector),
    test_credentials: await describeTestCredentials(input.id),
  })
}

const describeActions = (id: string, connector: Connector) =>
  Object.entries(connector.actions).map(([key, { title, description, kind }]) => ({
    id: `${id}_${key}`,
    title,
    description,
    kind,
  }))

const describeTestCredentials = async (id: string) =>
  (await sandboxFor(id)).testCredentials.map(({ key, title, description, outcome, values }) => ({
    key,
    title,
    description,
    outcome,
    values: { ...values },
  }))
