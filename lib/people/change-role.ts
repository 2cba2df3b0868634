import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { lockOwners } from '#lib/auth/lock-owners.ts'
import type { Role } from '#lib/auth/role.ts'
import { ok, type Result } from '#lib/problems.ts'
import { type DescribedPerson, describePerson } from './describe-person.ts'
import { findMember } from './find-member.ts'
import { lastOwner } from './last-owner.ts'
import type { PeopleDeps } from './people-deps.ts'
import { revokeInvitationsBy } from './revoke-invitations-by.ts'

/**
 * Gives somebody of the project another role, from their next request on. Who is no owner any more has made their last
 * invitation: open ones are revoked. Refused: `not_found`, `last_owner`.
 */
export async function changeRole(
  { prisma }: PeopleDeps,
  context: Context,
  input: { id: string; role: Role },
): Promise<Result<DescribedPerson>> {
  return prisma.$transaction(async (tx) => {
    const owners = await lockOwners(tx, context)
    if (!owners.ok) return owners
    const found = await findMember(tx, context, input.id)
    if (!found.ok) return found
    const member = found.value
    const { projectId, actor, ip } = context
    const changed = describePerson({ ...member, role: input.role }, null, context.person?.id)
    if (member.role === input.role) return ok(changed)
    if (member.role === 'owner' && owners.value.length === 1) return lastOwner(member.name, 'get another role')
    await tx.membership.updateMany({ where: { projectId, personId: member.id }, data: { role: input.role } })
    if (member.role === 'owner') await revokeInvitationsBy(tx, projectId, member.id)
    const target = { type: 'person', id: member.id }
    await record(tx, { projectId, actor, action: 'person.role_changed', target, changed: ['role'], ip })
    return ok(changed)
  })
}
