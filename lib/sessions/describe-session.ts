import { toPublic } from '#lib/ids.ts'
import type { ConnectSession } from '#prisma/generated/client.ts'
import { sessionState } from './session-state.ts'

type Row = Omit<ConnectSession, 'hash' | 'values'> & { values: unknown }

/**
 * A session as whoever made it sees it, in StackOne's words with ours beside them; nothing of it opens the link. What
 * was not given is absent, as in StackOne's answers. `id` and `organization_id` are numbers, because StackOne's client
 * accepts nothing else; ours are `session_id` and `project_id`.
 */
export const describeSession = (row: Row, createdBy?: string) => ({
  id: numberOf(row.id),
  session_id: toPublic('ses', row.id),
  organization_id: numberOf(row.projectId),
  project_id: toPublic('prj', row.projectId),
  origin_owner_id: row.originOwnerId,
  origin_owner_name: row.originOwnerName,
  ...(row.originUsername !== null && { origin_username: row.originUsername }),
  ...(row.provider !== null && { provider: row.provider }),
  ...(row.categories.length > 0 && { categories: row.categories }),
  ...(row.accountId !== null && { account_id: toPublic('acc', row.accountId) }),
  ...(row.configId !== null && { integration_id: toPublic('cfg', row.configId) }),
  ...(row.label !== null && { label: row.label }),
  ...(row.metadata !== null && { metadata: row.metadata as Record<string, unknown> }),
  type: row.type as 'production' | 'test',
  multiple: row.multiple,
  values: row.values as Record<string, string>,
  locked: row.locked,
  origins: row.origins,
  max_links: row.maxLinks,
  links_made: row.linksMade,
  state: sessionState(row),
  created_at: row.createdAt.toISOString(),
  /** a person's name, or an API key's; null where neither is known any more */
  created_by: createdBy ?? null,
  expires_at: row.expiresAt.toISOString(),
  opened_at: row.openedAt?.toISOString() ?? null,
  used_at: row.usedAt?.toISOString() ?? null,
  revoked_at: row.revokedAt?.toISOString() ?? null,
  renewal_asked_at: row.renewalAskedAt?.toISOString() ?? null,
})

export type DescribedSession = ReturnType<typeof describeSession>

/** A UUIDv7's milliseconds and five more bits: a whole number that JavaScript keeps exactly. It addresses nothing. */
const numberOf = (uuid: string): number => {
  const hex = uuid.replaceAll('-', '')
  return Number.parseInt(hex.slice(0, 12), 16) * 32 + (Number.parseInt(hex.slice(-2), 16) % 32)
}
