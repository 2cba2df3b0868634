import type { Connector } from '#lib/define/index.ts'
import type { StepState } from '#lib/engine/report.ts'
import { toPublic } from '#lib/ids.ts'
import { findConnector } from '#lib/registry.ts'
import type { Config, LinkedAccount } from '#prisma/generated/client.ts'
import { adviceFor } from './advice.ts'
import type { Caller } from './caller.ts'
import { isVerdictReason } from './status.ts'

export type AccountRow = LinkedAccount & { config: Pick<Config, 'id' | 'name' | 'environment' | 'enabled'> }

/** Reads the config beside the account. */
export const withConfig = { config: { select: { id: true, name: true, environment: true, enabled: true } } } as const

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
 * the operator knows it by or does with it: owner's id, label and config's name are empty, metadata is null, and of the
 * reasons those of the provider alone are told.
 */
export async function describeAccount(row: AccountRow, caller?: Pick<Caller, 'session'>) {
  const connector = await findConnector(row.provider)
  if (caller?.session) return { ...accountFrom(withoutOwnWords(row), connector), advice: null }
  return accountFrom(row, connector)
}

/** What the account is called on a page: its label, the provider's name for it, the connector's. */
export const nameOfRow = async (row: AccountRow): Promise<string> => nameFrom(row, await findConnector(row.provider))

const nameFrom = ({ label, identityName, provider }: AccountRow, connector: Connector | undefined): string =>
  label ?? identityName ?? connector?.name ?? provider

const withoutOwnWords = (row: AccountRow): AccountRow => ({
  ...row,
  originOwnerId: '',
  label: null,
  metadata: null,
  statusReasons: (row.statusReasons as StatusReason[]).filter(isVerdictReason),
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
    display_name: nameFrom(row, connector),
    last_checked_at: row.lastCheckedAt?.toISOString() ?? null,
    last_check: row.lastCheck as LastCheck | null,
    next_check_at: row.nextCheckAt?.toISOString() ?? null,
    credentials_at: row.credentialsAt.toISOString(),
    advice: adviceFor(connector, row.credentialsAt),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  }
}

const describeHints = (hints: Record<string, Hint>) =>
  Object.fromEntries(
    Object.entries(hints).map(([name, { changedAt, ...hint }]) => [name, { ...hint, changed_at: changedAt }]),
  )
