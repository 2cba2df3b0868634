import type { Tx } from '#lib/db.ts'

/** Revokes what somebody invited to and nobody has accepted: a link must not outlive the right to make it. */
export async function revokeInvitationsBy(tx: Tx, projectId: string, invitedBy: string): Promise<void> {
  await tx.invitation.updateMany({
    where: { projectId, invitedBy, revokedAt: null, acceptedAt: null },
    data: { revokedAt: new Date() },
  })
}
