import type { Context } from '#lib/auth/context.ts'
import { lockOwners } from '#lib/auth/lock-owners.ts'
import type { Result } from '#lib/problems.ts'
import { endMembership } from './end-membership.ts'
import { findMember } from './find-member.ts'
import type { PeopleDeps } from './people-deps.ts'

/** Takes somebody out of the project, see {@link endMembership}. Refused: `not_found`, `last_owner`. */
export async function removePerson({ prisma }: PeopleDeps, context: Context, id: string): Promise<Result<undefined>> {
  return prisma.$transaction(async (tx) => {
    const owners = await lockOwners(tx, context)
    if (!owners.ok) return owners
    const found = await findMember(tx, context, id)
    if (!found.ok) return found
    return endMembership(tx, context, { member: found.value, owners: owners.value, action: 'person.removed' })
  })
}
