import type { Tx } from '#lib/db.ts'
import { type Action, actions, can } from './authorise.ts'
import type { Belonging, Context } from './context.ts'

/** Who is asking, where, what they may do there, and the projects they belong to, for the head of every page. */
export async function whoAmI({ prisma }: { prisma: Tx }, context: Context) {
  const { actor, person, role, projectId } = context
  const may: Action[] = actions.filter((action) => can(context, action))
  const projects = context.projects ?? (await ownOf(prisma, context))
  const project = projects.find(({ id }) => id === projectId)
  if (!project) throw new Error('A membership or key names a project that is not there.')
  return { actor, person, role, may, project: { id: project.id, name: project.name }, projects }
}

/** The one project of an API key. */
async function ownOf(prisma: Tx, { projectId, role }: Context): Promise<Belonging[]> {
  const project = await prisma.project.findUnique({ where: { id: projectId }, select: { id: true, name: true } })
  return project ? [{ ...project, role }] : []
}
