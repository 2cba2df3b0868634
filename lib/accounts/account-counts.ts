import type { Tx } from '#lib/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type AccountFilter, configUuid } from './account-filter.ts'
import type { AccountStatus } from './describe-account.ts'

/** Accounts of one connector, config, type and status: how many there are. */
export type AccountGroup = { provider: string; configId: string; type: string; status: AccountStatus; accounts: number }

/**
 * The project's groups of accounts from the counters that triggers on linked_accounts keep: exact, and never a count.
 * Groups without accounts are left out.
 */
export const accountGroups = (tx: Tx, projectId: string): Promise<AccountGroup[]> =>
  tx.$queryRaw<AccountGroup[]>(groupsQuery(projectId))

/** Columns provider, config_id, type, status, accounts; and `configId` as Prisma names it. */
export const groupsQuery = (projectId: string): Prisma.Sql => Prisma.sql`
  select provider, config_id, config_id as "configId", type, status, sum(accounts)::int as accounts from (
    select provider, config_id, type, status, accounts from account_counts where project_id = ${projectId}::uuid
    union all
    select provider, config_id, type, status, change from account_count_deltas where project_id = ${projectId}::uuid
  ) as counted group by provider, config_id, type, status having sum(accounts) > 0`

/** Whether a group is among what a filter leaves by connector, config and type; its status is not looked at. */
export function isOfKind({ provider, providers, configId, type }: AccountFilter): (group: AccountGroup) => boolean {
  const config = configId === undefined ? undefined : configUuid(configId)
  return (group) =>
    (provider === undefined || group.provider === provider) &&
    (providers?.includes(group.provider) ?? true) &&
    (config === undefined || group.configId === config) &&
    (type === undefined || group.type === type)
}

export const isOfStatus =
  ({ status }: Pick<AccountFilter, 'status'>) =>
  (group: { status: string }): boolean =>
    status?.some((one) => one === group.status) ?? true

/** Groups of a project: all, those of the wanted connectors, configs and types, and of these those of the status. */
export type Groups = Record<'all' | 'ofKind' | 'ofStatus', readonly AccountGroup[]>

export const sizeOf = (groups: readonly AccountGroup[]): number =>
  groups.reduce((sum, { accounts }) => sum + accounts, 0)

/** Accounts of these groups per status. */
export function countsOf(groups: readonly Pick<AccountGroup, 'status' | 'accounts'>[]): Record<AccountStatus, number> {
  const counts = { active: 0, inactive: 0, suspended: 0, archived: 0, expired: 0, error: 0 }
  for (const { status, accounts } of groups) counts[status] += accounts
  return counts
}
