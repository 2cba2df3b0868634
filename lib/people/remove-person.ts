import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { lockOwners } from '#lib/auth/lock-owners.ts'
import { retirePeople } from '#lib/auth/retire-people.ts'
import { ok, type Result } from '#lib/problems.ts'
import { findMember } from './find-member.ts'
import { lastOwner } from './last-owner.ts'
import type { PeopleDeps } from './people-deps.ts'
import { revokeInvitationsBy } from './revoke-invitations-by.ts'

/**
 * Takes somebody out of the project, from their next request on; what they linked stays. Open invitations they made are
 * revoked. Who belongs to no other project can no longer sign in. Refused: `not_found`, `last_owner`.
 */
export async function removePerson({ prisma }: PeopleDeps, context: Context, id: string): Promise<Result<undefined>> {
  return prisma.$transaction(async (tx) => {
    const owners = await lockOwners(tx, context)
    if (!owners.ok) return owners
    const found = await findMember(tx, context, id)
    if (!found.ok) return found
    const member = found.value
    if (member.role === 'owner' && owners.value.length === 1) return lastOwner(member.name, 'be removed')
    const { projectId, actor, ip } = context
    await tx.membership.deleteMany({ where: { projectId, personId: member.id } })
    await revokeInvitationsBy(tx, projectId, member.id)
    await retirePeople(tx, [member.id])
    await record(tx, { projectId, actor, action: 'person.removed', target: { type: 'person', id: member.id }, ip })
    return ok(undefined)
  })
}
