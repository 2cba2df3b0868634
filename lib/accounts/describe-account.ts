import type { Context } from '#lib/auth/context.ts'
import type { Connector } from '#lib/define/index.ts'
import type { StepState } from '#lib/engine/report.ts'
import { toPublic } from '#lib/ids.ts'
import { findConnector } from '#lib/registry.ts'
import type { Config, LinkedAccount } from '#prisma/generated/client.ts'

export type AccountRow = LinkedAccount & { config: Pick<Config, 'id' | 'name' | 'environment'> }

/** Reads the config beside the account. */
export const withConfig = { config: { select: { id: true, name: true, environment: true } } } as const

export type AccountStatus = 'active' | 'inactive' | 'suspended' | 'archived' | 'expired' | 'error'
export type StatusReason = { code: string; description: string; timestamp: string }
/** What may be shown of a sealed value: its last four characters only when it has 16 or more. */
export type Hint = { ends?: string; length: number; changedAt: string }
/** What is stored stays English; whoever reads it may see it in another language. */
type StoredStep = { title: string; state: StepState; ms?: number; message?: string }
export type LastCheck = {
  passed: boolean
  code?: string
  message?: string
  next?: string
  fields?: string[]
  steps: StoredStep[]
}

/**
 * An account as it may be shown: no secret, and every time as ISO 8601. To a session nothing of what the application or
 * the operator knows it by: owner's id, label and config's name are empty, metadata is null.
 */
export async function describeAccount(row: AccountRow, context?: Pick<Context, 'session'>) {
  return accountFrom(context?.session ? withoutOwnWords(row) : row, await findConnector(row.provider))
}

const withoutOwnWords = (row: AccountRow): AccountRow => ({
  ...row,
  originOwnerId: '',
  label: null,
  metadata: null,
  config: { ...row.config, name: '' },
})

export type Account = ReturnType<typeof accountFrom>

function accountFrom(row: AccountRow, connector: Connector | undefined) {
  const { identityId, identityName } = row
  return {
    id: toPublic('acc', row.id),
    provider: row.provider,
    provider_name: connector?.name ?? row.provider,
    status: row.status as AccountStatus,
    status_reasons: row.statusReasons as StatusReason[],
    status_since: row.statusSince.toISOString(),
    origin_owner_id: row.originOwnerId,
    origin_owner_name: row.originOwnerName,
    origin_username: row.originUsername,
    setup_information: row.publicValues as Record<string, string>,
    secrets: describeHints(row.sealedHints as Record<string, Hint>),
    label: row.label,
    metadata: row.metadata as Record<string, unknown> | null,
    type: row.type as 'production' | 'test',
    config: {
      id: toPublic('cfg', row.config.id),
      name: row.config.name,
      environment: row.config.environment as 'production' | 'sandbox',
    },
    identity: identityId === null ? null : { id: identityId, name: identityName ?? identityId },
    display_name: row.label ?? identityName ?? connector?.name ?? row.provider,
    last_checked_at: row.lastCheckedAt?.toISOString() ?? null,
    last_check: row.lastCheck as LastCheck | null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  }
}

const describeHints = (hints: Record<string, Hint>) =>
  Object.fromEntries(
    Object.entries(hints).map(([name, { changedAt, ...hint }]) => [name, { ...hint, changed_at: changedAt }]),
  )
