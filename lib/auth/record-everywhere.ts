import { type AuditEntry, record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db.ts'

/** Tells the audit log of every project that a person belongs to: what concerns the person concerns them all. */
export async function recordEverywhere(
  tx: Tx,
  personId: string,
  entry: Omit<AuditEntry, 'projectId' | 'target'>,
): Promise<void> {
  const memberships = await tx.membership.findMany({ where: { personId }, select: { projectId: true } })
  for (const { projectId } of memberships)
    await record(tx, { projectId, target: { type: 'person', id: personId }, ...entry })
}
