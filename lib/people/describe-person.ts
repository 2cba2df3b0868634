import { toPublic } from '#lib/ids.ts'
import type { Member } from './find-member.ts'

/** Somebody of the project as they are shown. */
export const describePerson = (member: Member, lastSeenAt: Date | null, me: string | undefined) => ({
  id: toPublic('per', member.id),
  name: member.name,
  email: member.email,
  role: member.role,
  is_you: member.id === me,
  joined_at: member.joinedAt.toISOString(),
  last_seen_at: lastSeenAt?.toISOString() ?? null,
})
export type DescribedPerson = ReturnType<typeof describePerson>
