import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result } from '#lib/problems.ts'
import { describeProject, type ProjectSettings } from './describe-project.ts'
import { projectGone } from './project-gone.ts'

/** The settings of the project one works in. Refused: `not_found`, where it was deleted a moment ago. */
export async function getProject(
  { prisma }: { prisma: Tx },
  { projectId }: Pick<Context, 'projectId'>,
): Promise<Result<ProjectSettings>> {
  const project = await prisma.project.findUnique({ where: { id: projectId } })
  return project ? ok(describeProject(project)) : projectGone()
}
