import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { notFound, ok, type Result, refuse } from '#lib/problems.ts'
import type { ConfigDeps } from './config-deps.ts'
import { findOwnConfig } from './find-own-config.ts'
import { holdConfigs, makeDefault } from './hold-configs.ts'

/**
 * Removes a config; was it the default, the oldest of the others that is on takes its place. Refused as `config_needed`
 * while accounts use it, and where it is the last one of its connector: that is disabled instead.
 */
export async function deleteConfig(
  { db }: Pick<ConfigDeps, 'db'>,
  { projectId, actor, ip }: Context,
  publicId: string,
): Promise<Result<undefined>> {
  return db.prisma.$transaction(async (tx) => {
    const known = await findOwnConfig(tx, projectId, publicId)
    if (!known) return notFound('config')
    const { id, name, connector } = known
    const all = await holdConfigs(tx, known)
    const config = all.find((each) => each.id === id)
    if (!config) return notFound('config')
    // Whoever links with it at this moment waits for the lock, and is then refused.
    await tx.$queryRaw`select 1 from configs where project_id = ${projectId}::uuid and id = ${id}::uuid for update`
    // Accounts that were deleted a moment ago count as well: they may come back.
    const used = await tx.linkedAccount.count({ where: { projectId, configId: id } })
    if (used > 0)
      return refuse(
        'config_needed',
        `${used === 1 ? 'One account uses' : `${used} accounts use`} ${name}, so it was not deleted.`,
        'Delete those accounts first, or disable the config.',
      )
    if ((await tx.config.count({ where: { projectId, connector } })) === 1)
      return refuse(
        'config_needed',
        `${name} is the last config of its connector, so it was not deleted.`,
        'Disable it instead.',
      )
    await tx.config.deleteMany({ where: { projectId, id } })
    const rest = all.filter((each) => each.id !== id)
    const heir = config.isDefault && (rest.find(({ enabled }) => enabled) ?? rest[0])
    if (heir) await makeDefault(tx, heir, heir.id)
    await record(tx, { projectId, actor, action: 'config.deleted', target: { type: 'config', id }, ip })
    return ok(undefined)
  })
}
