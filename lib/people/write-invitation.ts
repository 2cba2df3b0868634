import { record } from '#lib/audit/record.ts'
import type { PersonContext } from '#lib/auth/require-person.ts'
import type { Role } from '#lib/auth/role.ts'
import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { type DescribedInvitation, describeInvitation, type passwordOnly } from './describe-invitation.ts'
import { hashSecret, invitationLink, newSecret } from './invitation-secret.ts'

/** The link is in this answer alone. */
export type MadeInvitation = { invitation: DescribedInvitation; link: string }

/** Stores an invitation. An e-mail has one open link of a kind in a project: an earlier one stops working. */
export async function writeInvitation(
  tx: Tx,
  { projectId, person, actor, ip }: PersonContext,
  made: { hubUrl: string; role: Role | typeof passwordOnly; email: string | null; lifetimeMs: number; action: string },
): Promise<MadeInvitation> {
  const [id, secret, now] = [newId(), newSecret(), new Date()]
  const { role, email } = made
  const kind = role === 'password' ? role : { not: 'password' }
  if (email !== null) {
    await tx.invitation.updateMany({
      where: { projectId, email, role: kind, revokedAt: null, acceptedAt: null },
      data: { revokedAt: now },
    })
  }
  const row = await tx.invitation.create({
    data: {
      id,
      projectId,
      role,
      email,
      hash: hashSecret(secret),
      invitedBy: person.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + made.lifetimeMs),
    },
  })
  await record(tx, { projectId, actor, action: made.action, target: { type: 'invitation', id }, ip })
  return { invitation: describeInvitation(row, person.name), link: invitationLink(made.hubUrl, id, secret) }
}
