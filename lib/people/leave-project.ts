import type { Context } from '#lib/auth/context.ts'
import { lockOwnersOf } from '#lib/auth/lock-owners.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import { fromPublic, NOBODY, toPublic } from '#lib/ids.ts'
import { notFound, type Result } from '#lib/problems.ts'
import { endMembership } from './end-membership.ts'
import { findMember } from './find-member.ts'
import type { PeopleDeps } from './people-deps.ts'

/**
 * Leaves one of one's own projects, by its public id, see {@link endMembership}. Refused: `not_found`, the same for
 * absent and foreign projects, and `last_owner`.
 */
export async function leaveProject(
  { prisma }: PeopleDeps,
  context: Context,
  publicId: string,
): Promise<Result<undefined>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const { person, actor, ip } = asked.value
  const projectId = fromPublic('prj', publicId) ?? NOBODY
  return prisma.$transaction(async (tx) => {
    const owners = await lockOwnersOf(tx, projectId)
    const found = await findMember(tx, { projectId }, toPublic('per', person.id))
    if (!found.ok) return notFound('project')
    return endMembership(tx, { projectId, actor, ip }, { member: found.value, owners, action: 'person.left' })
  })
}
