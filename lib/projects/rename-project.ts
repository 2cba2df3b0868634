import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { checkProjectName } from './check-project-name.ts'

/** Renames the project one works in; people who link an account see the name. Refused: `invalid_values`. */
export async function renameProject(
  { prisma }: { prisma: PrismaClient },
  { projectId, actor, ip }: Context,
  text: string,
): Promise<Result<{ id: string; name: string }>> {
  const name = checkProjectName(text)
  if (!name.ok) return name
  await prisma.$transaction(async (tx) => {
    await tx.project.update({ where: { id: projectId }, data: { name: name.value } })
    const target = { type: 'project', id: projectId }
    await record(tx, { projectId, actor, action: 'project.renamed', target, changed: ['name'], ip })
  })
  return ok({ id: projectId, name: name.value })
}
