import { type Role, roleFrom } from '#lib/auth/role.ts'
import { toPublic } from '#lib/ids.ts'
import type { Invitation } from '#prisma/generated/client.ts'

/** In place of a role: the link gives none, it sets a new password for somebody who belongs to the project already. */
export const passwordOnly = 'password'

/** An invitation as owners see it; nothing of it opens the link. */
export const describeInvitation = (row: Invitation, invitedBy: string | undefined) => ({
  id: toPublic('inv', row.id),
  purpose: row.role === passwordOnly ? ('password' as const) : ('join' as const),
  role: roleFrom(row.role) ?? (null as Role | null),
  email: row.email,
  invited_by: invitedBy ?? null,
  created_at: row.createdAt.toISOString(),
  expires_at: row.expiresAt.toISOString(),
})
export type DescribedInvitation = ReturnType<typeof describeInvitation>
