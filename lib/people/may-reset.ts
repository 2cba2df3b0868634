import type { Tx } from '#lib/db.ts'

/**
 * Whether an owner may set somebody's password anew: only where they own every project that person belongs to. Else a
 * link made in one project would open another.
 */
export async function mayReset(tx: Tx, ownerId: string, personId: string): Promise<boolean> {
  const theirs = await tx.membership.findMany({ where: { personId }, select: { projectId: true } })
  const owned = await tx.membership.findMany({
    where: { personId: ownerId, role: 'owner', projectId: { in: theirs.map(({ projectId }) => projectId) } },
  })
  return theirs.length > 0 && owned.length === theirs.length
}
