import type { Context } from '#lib/auth/context.ts'
import { roleFrom } from '#lib/auth/role.ts'
import type { Tx } from '#lib/db.ts'
import { type DescribedPerson, describePerson } from './describe-person.ts'

/** Everybody of the project, in the order they joined. `last_seen_at` is kept to ten minutes. */
export async function listPeople({ prisma }: { prisma: Tx }, context: Context): Promise<DescribedPerson[]> {
  const { projectId } = context
  const memberships = await prisma.membership.findMany({ where: { projectId }, orderBy: { createdAt: 'asc' } })
  const ids = memberships.map(({ personId }) => personId)
  const [people, seen] = await Promise.all([
    prisma.person.findMany({ where: { id: { in: ids } } }),
    prisma.signIn.groupBy({ by: ['personId'], where: { personId: { in: ids } }, _max: { lastSeenAt: true } }),
  ])
  const known = new Map(people.map((person) => [person.id, person]))
  const lastSeen = new Map(seen.map(({ personId, _max }) => [personId, _max.lastSeenAt]))
  return memberships.flatMap((membership) => {
    const person = known.get(membership.personId)
    const role = roleFrom(membership.role)
    if (!person || !role) return []
    const { id, name, email } = person
    const member = { id, name, email, role, joinedAt: membership.createdAt }
    return [describePerson(member, lastSeen.get(id) ?? null, context.person?.id)]
  })
}
