import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { type ConnectorSummary, createDefaultConfigs } from '#lib/auth/default-configs.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import { newId } from '#lib/ids.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { checkProjectName } from './check-project-name.ts'

/** A project of one's own with the default configs, which this browser shows from then on. Refused: `invalid_values`. */
export async function createProject(
  { prisma, connectors }: { prisma: PrismaClient; connectors: readonly ConnectorSummary[] },
  context: Context,
  text: string,
): Promise<Result<{ id: string; name: string }>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const name = checkProjectName(text)
  if (!name.ok) return name
  const { person, signInId, actor, ip } = asked.value
  const id = newId()
  await prisma.$transaction(async (tx) => {
    await tx.project.create({ data: { id, name: name.value } })
    await tx.membership.create({ data: { projectId: id, personId: person.id, role: 'owner' } })
    await createDefaultConfigs(tx, id, connectors)
    await tx.signIn.updateMany({ where: { id: signInId }, data: { projectId: id } })
    await record(tx, { projectId: id, actor, action: 'project.created', target: { type: 'project', id }, ip })
  })
  return ok({ id, name: name.value })
}
