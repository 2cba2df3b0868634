import type { Tx } from '#lib/db.ts'

/**
 * Revokes every open password link for an e-mail, whichever project it was made in: a link must not undo a password
 * that was set after it, nor open the sign-in of whoever has the e-mail next.
 */
export async function revokePasswordLinks(tx: Tx, email: string): Promise<void> {
  await tx.invitation.updateMany({
    where: { email, role: 'password', revokedAt: null, acceptedAt: null },
    data: { revokedAt: new Date() },
  })
}
