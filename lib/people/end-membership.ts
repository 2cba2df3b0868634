import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { retirePeople } from '#lib/auth/retire-people.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { Member } from './find-member.ts'
import { lastOwner } from './last-owner.ts'
import { revokeInvitationsBy } from './revoke-invitations-by.ts'

const inWords = { 'person.removed': 'be removed', 'person.left': 'leave' } as const

type Ending = {
  member: Member
  /** locked, so that they stay as they are */
  owners: readonly string[]
  action: keyof typeof inWords
}

/**
 * Somebody is no member any more, from their next request on; what they linked stays. Open invitations they made are
 * revoked. Their browsers go on in another project of theirs; who has none can no longer sign in. Refused: `last_owner`.
 */
export async function endMembership(
  tx: Tx,
  { projectId, actor, ip }: Pick<Context, 'projectId' | 'actor' | 'ip'>,
  { member, owners, action }: Ending,
): Promise<Result<undefined>> {
  if (member.role === 'owner' && owners.every((id) => id === member.id)) return lastOwner(member.name, inWords[action])
  await tx.membership.deleteMany({ where: { projectId, personId: member.id } })
  await revokeInvitationsBy(tx, projectId, member.id)
  await retirePeople(tx, [member.id])
  await record(tx, { projectId, actor, action, target: { type: 'person', id: member.id }, ip })
  return ok(undefined)
}
