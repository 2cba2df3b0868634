import type { Tx } from '#lib/db.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { Prisma, Project } from '#prisma/generated/client.ts'
import { projectGone } from './project-gone.ts'

/** Writes to the project's own row. Refused: `not_found`, where somebody deleted the project a moment ago. */
export async function changeProject(
  tx: Tx,
  id: string,
  data: Prisma.ProjectUpdateManyMutationInput,
): Promise<Result<Project>> {
  const [project] = await tx.project.updateManyAndReturn({ where: { id }, data })
  return project ? ok(project) : projectGone()
}
