import type { Context } from '#lib/auth/context.ts'
import { type Role, roleFrom } from '#lib/auth/role.ts'
import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'

export type Member = { id: string; name: string; email: string; role: Role; joinedAt: Date }

/** Somebody of the project by their public id. Absent, foreign and malformed ids: the same `not_found`. */
export async function findMember(
  tx: Tx,
  { projectId }: Pick<Context, 'projectId'>,
  publicId: string,
): Promise<Result<Member>> {
  const personId = fromPublic('per', publicId) ?? NOBODY
  const membership = await tx.membership.findUnique({ where: { projectId_personId: { projectId, personId } } })
  const person = await tx.person.findUnique({ where: { id: personId } })
  const role = roleFrom(membership?.role ?? '')
  if (!membership || !person || !role) return notFound('person')
  return ok({ id: person.id, name: person.name, email: person.email, role, joinedAt: membership.createdAt })
}
