import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Context } from './context.ts'

/** The owners of a project as they stand now, locked to the end of the transaction. */
export async function lockOwnersOf(tx: Tx, projectId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ person_id: string }[]>`
    select person_id from memberships
    where project_id = ${projectId}::uuid and role = 'owner' order by person_id for update`
  return rows.map(({ person_id }) => person_id)
}

/**
 * The same for an owner who asks: two who lower each other at once leave one owner. Refused: `not_allowed` for an owner
 * whose own role was taken away meanwhile.
 */
export async function lockOwners(tx: Tx, { projectId, actor }: Context): Promise<Result<string[]>> {
  const owners = await lockOwnersOf(tx, projectId)
  if (owners.includes(actor.id)) return ok(owners)
  return refuse(
    'not_allowed',
    'You are no owner of this project (any more), so nothing was changed.',
    'Reload the page.',
  )
}
