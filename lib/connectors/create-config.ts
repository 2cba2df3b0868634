import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { newId } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import type { ConfigDeps } from './config-deps.ts'
import { type DescribedConfig, describeConfig, NO_ACCOUNTS } from './describe-connector.ts'
import { holdConfigs, makeDefault, readName, wrongConfig } from './hold-configs.ts'

export type ConfigInput = {
  /** a connector's id */
  connector: string
  name: string
  environment: 'production' | 'sandbox'
  /** a key of the connector's `auth`; the first one unless said */
  authMethod?: string | undefined
  isDefault?: boolean | undefined
}

/**
 * One config more of a connector: for instance a second method to sign in, or one for each region. The first of its
 * connector and environment is the default. Refused as `invalid_values`: a name that is empty or taken, a method that the
 * connector does not have.
 */
export async function createConfig(
  { db }: Pick<ConfigDeps, 'db'>,
  { projectId, actor, ip }: Context,
  input: ConfigInput,
): Promise<Result<DescribedConfig>> {
  const { connector: id, environment } = input
  const connector = await findConnector(id)
  if (!connector) return notFound('connector')
  const methods = Object.entries(connector.auth)
  const authMethod = input.authMethod ?? methods[0]![0]
  if (!Object.hasOwn(connector.auth, authMethod)) {
    const known = methods.map(([key, { label }]) => `${key} (${label})`).join(', ')
    return wrongConfig({ auth_method: `${connector.name} has no such way to sign in. It has: ${known}.` })
  }
  return db.prisma.$transaction(async (tx) => {
    const place = { projectId, connector: id, environment }
    const others = await holdConfigs(tx, place)
    const name = readName(input.name, others)
    if (!name.ok) return name
    const made = await tx.config.create({ data: { ...place, id: newId(), name: name.value, authMethod } })
    const isDefault = input.isDefault === true || others.length === 0
    if (isDefault) await makeDefault(tx, place, made.id)
    await record(tx, { projectId, actor, action: 'config.created', target: { type: 'config', id: made.id }, ip })
    return ok(describeConfig({ ...made, isDefault }, NO_ACCOUNTS))
  })
}
