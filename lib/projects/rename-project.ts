import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { changeProject } from './change-project.ts'
import { checkProjectName } from './check-project-name.ts'

/** Renames the project one works in; people who link an account see the name. Refused: `invalid_values`, `not_found`. */
export async function renameProject(
  { prisma }: { prisma: PrismaClient },
  { projectId, actor, ip }: Context,
  text: string,
): Promise<Result<{ id: string; name: string }>> {
  const name = checkProjectName(text)
  if (!name.ok) return name
  return prisma.$transaction(async (tx) => {
    const changed = await changeProject(tx, projectId, { name: name.value })
    if (!changed.ok) return changed
    const target = { type: 'project', id: projectId }
    await record(tx, { projectId, actor, action: 'project.renamed', target, changed: ['name'], ip })
    return ok({ id: projectId, name: name.value })
  })
}
