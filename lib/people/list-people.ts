import type { Context } from '#lib/auth/context.ts'
import { roleFrom } from '#lib/auth/role.ts'
import type { Tx } from '#lib/db.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import { type DescribedPerson, describePerson } from './describe-person.ts'

export type PeopleListInput = {
  pageSize: number
  /** from the page before */
  next?: string | undefined
}

/**
 * A page of the people of the project, in the order they joined. `last_seen_at` is kept to ten minutes. A marker of
 * another make is refused as `invalid_request`.
 */
export async function listPeople(
  { prisma }: { prisma: Tx },
  context: Context,
  { pageSize, next }: PeopleListInput,
): Promise<Result<{ people: DescribedPerson[]; next: string | undefined }>> {
  const { projectId } = context
  const read = readMarker('per', next)
  if (!read.ok) return read
  const marker = read.value
  const rows = await prisma.membership.findMany({
    where: {
      projectId,
      ...(marker && {
        OR: [{ createdAt: { gt: marker.createdAt } }, { createdAt: marker.createdAt, personId: { gt: marker.id } }],
      }),
    },
    orderBy: [{ createdAt: 'asc' }, { personId: 'asc' }],
    take: pageSize + 1,
  })
  const memberships = rows.slice(0, pageSize)
  const ids = memberships.map(({ personId }) => personId)
  const [people, seen] = await Promise.all([
    prisma.person.findMany({ where: { id: { in: ids } } }),
    prisma.signIn.groupBy({ by: ['personId'], where: { personId: { in: ids } }, _max: { lastSeenAt: true } }),
  ])
  const known = new Map(people.map((person) => [person.id, person]))
  const lastSeen = new Map(seen.map(({ personId, _max }) => [personId, _max.lastSeenAt]))
  const described = memberships.flatMap((membership) => {
    const person = known.get(membership.personId)
    const role = roleFrom(membership.role)
    if (!person || !role) return []
    const { id, name, email } = person
    const member = { id, name, email, role, joinedAt: membership.createdAt }
    return [describePerson(member, lastSeen.get(id) ?? null, context.person?.id)]
  })
  const last = rows.length > pageSize ? memberships.at(-1) : undefined
  return ok({
    people: described,
    next: last && writeMarker('per', { createdAt: last.createdAt, id: last.personId }),
  })
}
