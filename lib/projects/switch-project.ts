import type { Context } from '#lib/auth/context.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** Makes this browser show another of one's projects. Refused: `not_found`, the same for absent and foreign ones. */
export async function switchProject(
  { prisma }: { prisma: PrismaClient },
  context: Context,
  publicId: string,
): Promise<Result<undefined>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const { person, signInId } = asked.value
  const projectId = fromPublic('prj', publicId) ?? NOBODY
  const membership = await prisma.membership.findFirst({ where: { projectId, personId: person.id } })
  if (!membership) return notFound('project')
  await prisma.signIn.updateMany({ where: { id: signInId }, data: { projectId: membership.projectId } })
  return ok(undefined)
}
