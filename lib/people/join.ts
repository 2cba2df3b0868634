import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Invitation } from '#prisma/generated/client.ts'

/** Makes somebody a member as the invitation says. Refused, before anything is written: `already_member`. */
export async function join(
  tx: Tx,
  { projectId, role }: Pick<Invitation, 'projectId' | 'role'>,
  { personId, ip }: { personId: string; ip: string | undefined },
): Promise<Result<undefined>> {
  const { count } = await tx.membership.createMany({ data: [{ projectId, personId, role }], skipDuplicates: true })
  if (count === 0) {
    return refuse(
      'already_member',
      'You belong to this project already, so the invitation was not used up.',
      'Go on to your accounts. To get another role, ask an owner.',
    )
  }
  const actor = { type: 'person', id: personId } as const
  await record(tx, { projectId, actor, action: 'person.joined', target: actor, ip })
  return ok(undefined)
}
