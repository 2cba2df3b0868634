import { toPublic } from '#lib/ids.ts'
import type { ApiKey } from '#prisma/generated/client.ts'

/** A key as owners see it; nothing of it opens anything. */
export const describeKey = (row: Omit<ApiKey, 'hash'>, createdBy: string | undefined) => ({
  id: toPublic('key', row.id),
  name: row.name,
  /** the key's last four characters */
  hint: row.hint,
  scopes: row.scopes,
  /** a person's name; null: HUB_API_KEY, or somebody who is not known any more */
  created_by: createdBy ?? null,
  created_at: row.createdAt.toISOString(),
  /** to the minute */
  last_used_at: row.lastUsedAt?.toISOString() ?? null,
  expires_at: row.expiresAt?.toISOString() ?? null,
  revoked_at: row.revokedAt?.toISOString() ?? null,
  state: stateOf(row),
})
export type DescribedKey = ReturnType<typeof describeKey>

function stateOf({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>): 'active' | 'expired' | 'revoked' {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt.getTime() <= Date.now() ? 'expired' : 'active'
}
