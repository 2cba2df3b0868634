import type { Tx } from '#lib/db.ts'
import type { Context } from './context.ts'

/** Who is signed in and where, for the head of every page. */
export async function whoAmI(deps: { prisma: Tx }, context: Context) {
  const project = await deps.prisma.project.findUniqueOrThrow({ where: { id: context.projectId } })
  return {
    actor: context.actor,
    person: context.person,
    role: context.role,
    project: { id: project.id, name: project.name },
  }
}
