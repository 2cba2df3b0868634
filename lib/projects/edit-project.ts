import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { changeProject } from './change-project.ts'
import { checkProjectName } from './check-project-name.ts'
import { describeProject, type ProjectSettings } from './describe-project.ts'
import { type DaysInput, dayNames, readDays } from './read-days.ts'

/** What may be changed of a project; absent stays as it is. */
export type ProjectInput = DaysInput & { name?: string | undefined }

/**
 * Changes the settings of the project one works in; people who link an account see its name. What a shorter time takes
 * away goes with the next cleaning, within the hour. Refused: `invalid_values`, `not_found`.
 */
export async function editProject(
  { prisma }: { prisma: PrismaClient },
  { projectId, actor, ip }: Context,
  input: ProjectInput,
): Promise<Result<ProjectSettings>> {
  const name = input.name === undefined ? ok(undefined) : checkProjectName(input.name)
  if (!name.ok) return name
  const days = readDays(input)
  if (!days.ok) return days
  return prisma.$transaction(async (tx) => {
    const data = { ...(name.value !== undefined && { name: name.value }), ...days.value }
    const edited = await changeProject(tx, projectId, data)
    if (!edited.ok) return edited
    const entry = { projectId, actor, target: { type: 'project', id: projectId }, ip }
    if (name.value !== undefined) await record(tx, { ...entry, action: 'project.renamed', changed: ['name'] })
    const changed = Object.keys(days.value).map((column) => dayNames[column as keyof typeof dayNames])
    if (changed.length > 0) await record(tx, { ...entry, action: 'project.retention_changed', changed })
    return ok(describeProject(edited.value))
  })
}
