import { APPLY_CONFIG, type ConfigJob } from '#lib/accounts/index.ts'
import { recordAll } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { Config } from '#prisma/generated/client.ts'
import type { ConfigDeps } from './config-deps.ts'
import { type DescribedConfig, describeConfig, NO_ACCOUNTS } from './describe-connector.ts'
import { findOwnConfig } from './find-own-config.ts'
import { holdConfigs, makeDefault, readName, wrongConfig } from './hold-configs.ts'
import { countAccounts } from './list-configs.ts'

export type ConfigEdit = {
  id: string
  name?: string | undefined
  enabled?: boolean | undefined
  isDefault?: boolean | undefined
}

/**
 * Renames a config, makes it the default, switches it off or on. Off: nothing is linked with it and no call goes through
 * its accounts from now on; a job makes them inactive. On: the same job makes them what they were. What is so already
 * stays so.
 */
export async function editConfig(
  { db, jobs }: ConfigDeps,
  context: Context,
  input: ConfigEdit,
): Promise<Result<DescribedConfig>> {
  const { projectId } = context
  return db.prisma.$transaction(async (tx) => {
    const known = await findOwnConfig(tx, projectId, input.id)
    if (!known) return notFound('config')
    const all = await holdConfigs(tx, known)
    const config = all.find(({ id }) => id === known.id)
    if (!config) return notFound('config')
    const read = readEdit(config, all, input)
    if (!read.ok) return read
    const { name, enabled, isDefault } = read.value
    const changed = { ...(name !== config.name && { name }), ...(enabled !== config.enabled && { enabled }) }
    if (Object.keys(changed).length > 0)
      await tx.config.updateMany({ where: { projectId, id: config.id }, data: changed })
    if (isDefault && !config.isDefault) await makeDefault(tx, config, config.id)
    await tell(tx, context, config, read.value)
    if (enabled !== config.enabled) await jobs.send(APPLY_CONFIG, jobOf(context, config), {}, tx)
    const counts = await countAccounts(tx, projectId)
    return ok(describeConfig({ ...config, name, enabled, isDefault }, counts.get(config.id) ?? NO_ACCOUNTS))
  })
}

type Wanted = Pick<Config, 'name' | 'enabled' | 'isDefault'>

/** The config as it is to be; refused as `invalid_values` where it cannot be so. */
function readEdit(config: Config, all: readonly Config[], input: ConfigEdit): Result<Wanted> {
  const others = all.filter(({ id }) => id !== config.id)
  const name = input.name === undefined ? ok(config.name) : readName(input.name, others)
  if (!name.ok) return name
  const enabled = input.enabled ?? config.enabled
  if (input.isDefault === false && config.isDefault)
    return wrongConfig({ is_default: `${config.name} is the default. Make another config the default instead.` })
  if (input.isDefault && !config.isDefault && !enabled)
    return wrongConfig({ is_default: `${config.name} is disabled. Enable it to make it the default.` })
  return ok({ name: name.value, enabled, isDefault: input.isDefault ?? config.isDefault })
}

async function tell(tx: Tx, { projectId, actor, ip }: Context, before: Config, after: Wanted): Promise<void> {
  const changed = [
    ...(after.name === before.name ? [] : ['name']),
    ...(after.isDefault === before.isDefault ? [] : ['is_default']),
  ]
  const actions = [
    ...(changed.length > 0 ? [{ action: 'config.edited', changed }] : []),
    ...(after.enabled === before.enabled ? [] : [{ action: after.enabled ? 'config.enabled' : 'config.disabled' }]),
  ]
  const by = { projectId, actor, target: { type: 'config', id: before.id }, ip }
  await recordAll(
    tx,
    actions.map((each) => ({ ...by, ...each })),
  )
}

const jobOf = ({ projectId, actor, person }: Context, { id }: Config): ConfigJob => ({
  projectId,
  configId: id,
  actor,
  ...(person && { by: person.name }),
})
