import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { lockOwners } from '#lib/auth/lock-owners.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import { retirePeople } from '#lib/auth/retire-people.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Vault } from '#lib/vault/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { projectGone } from './project-gone.ts'

/**
 * Deletes the project one works in, with everything in it and its data keys, in one transaction: what those keys sealed
 * is unreadable from then on, wherever a copy of it lies. `name` is what was typed to confirm. Who belongs to no other
 * project can no longer sign in. Refused: `not_found` (somebody deleted it a moment ago), `not_allowed` (one's role was
 * taken away meanwhile), `invalid_values` (another name), `only_project` (of the hub, or of whoever asks).
 */
export async function deleteProject(
  { prisma, vault }: { prisma: PrismaClient; vault: Pick<Vault, 'destroy' | 'forget'> },
  context: Context,
  name: string,
): Promise<Result<undefined>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const { projectId, person, actor, ip } = asked.value
  const done = await prisma.$transaction(
    async (tx): Promise<Result<undefined>> => {
      // Of two owners who each delete one of the last two projects, one is refused.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('connector-hub projects'))`
      // Before anything else of it: whoever is storing an account holds the project and is waited for.
      const [project] = await tx.$queryRaw<{ name: string }[]>`
        select name from projects where id = ${projectId}::uuid for update`
      if (!project) return projectGone()
      const owners = await lockOwners(tx, context)
      if (!owners.ok) return owners
      if (name.trim() !== project.name.trim()) return otherName(project.name)
      const next = await nextProject(tx, { projectId, personId: person.id, name: project.name })
      if (!next.ok) return next
      const members = await tx.membership.findMany({ where: { projectId }, select: { personId: true } })
      await vault.destroy(tx, projectId)
      await eraseProject(tx, projectId)
      const left = members.map(({ personId }) => personId)
      await retirePeople(tx, left)
      const target = { type: 'project', id: projectId }
      await record(tx, { projectId: next.value, actor, action: 'project.deleted', target, ip })
      return ok(undefined)
    },
    { timeout: 120_000 },
  )
  if (done.ok) vault.forget(projectId)
  return done
}

/** Every table that has `project_id`, but for the data keys; projects.db.test.ts fails where one is missing. */
async function eraseProject(tx: Tx, projectId: string): Promise<void> {
  // What lets the append-only audit log go, for this transaction and this project.
  await tx.$executeRaw`select set_config('connector_hub.deleted_project', ${projectId}, true)`
  const where = { where: { projectId } }
  await tx.linkedAccount.deleteMany(where)
  await tx.accountText.deleteMany(where)
  await tx.accountCountDelta.deleteMany(where)
  await tx.accountCount.deleteMany(where)
  await tx.linkAttempt.deleteMany(where)
  await tx.config.deleteMany(where)
  await tx.apiKey.deleteMany(where)
  await tx.invitation.deleteMany(where)
  await tx.connectSession.deleteMany(where)
  // In this order: whoever makes deliveries of an event, or writes down what became of one, is waited for.
  await tx.outboxEvent.deleteMany(where)
  await tx.webhookLane.deleteMany(where)
  await tx.deliveryAttempt.deleteMany(where)
  await tx.delivery.deleteMany(where)
  await tx.webhookEndpoint.deleteMany(where)
  await tx.statusChange.deleteMany(where)
  await tx.call.deleteMany(where)
  await tx.incident.deleteMany(where)
  await tx.bulkItem.deleteMany(where)
  await tx.bulkRun.deleteMany(where)
  await tx.auditEvent.deleteMany(where)
  await tx.auditHead.deleteMany(where)
  await tx.membership.deleteMany(where)
  await tx.signIn.updateMany({ ...where, data: { projectId: null } })
  await tx.project.deleteMany({ where: { id: projectId } })
}

/** The project that whoever asks goes on in, and whose audit log tells of it. */
async function nextProject(
  tx: Tx,
  { projectId, personId, name }: { projectId: string; personId: string; name: string },
): Promise<Result<string>> {
  const other = await tx.membership.findFirst({
    where: { personId, projectId: { not: projectId } },
    orderBy: [{ createdAt: 'asc' }, { projectId: 'asc' }],
  })
  if (other) return ok(other.projectId)
  if ((await tx.project.count()) === 1) {
    return refuse('only_project', `${name} is the only project of this hub.`, 'Create another project first.')
  }
  return refuse(
    'only_project',
    `${name} is the only project you belong to, so you could not sign in any more.`,
    'Create another project first, or be invited to one.',
  )
}

function otherName(name: string) {
  const fields = { name: `Type the name as it is written: ${name}` }
  return refuse('invalid_values', 'The project was not deleted.', 'Correct the name.', { fields })
}
