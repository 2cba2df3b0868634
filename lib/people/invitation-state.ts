import type { Tx } from '#lib/db.ts'
import { toPublic } from '#lib/ids.ts'
import { ok, type Problem, type Result, refuse } from '#lib/problems.ts'
import type { Invitation } from '#prisma/generated/client.ts'
import { hashSecret } from './invitation-secret.ts'

/** The invitation that a link's secret opens and whether it is still good. No secret, no word about it. */
export async function readInvitation(
  tx: Tx,
  link: { id: string; secret: string },
): Promise<Result<{ row: Invitation; over: Problem | undefined }>> {
  const row = await tx.invitation.findUnique({ where: { hash: hashSecret(link.secret) } })
  if (!row || toPublic('inv', row.id) !== link.id) {
    return refuse(
      'not_found',
      'There is no invitation behind this link.',
      'The link may have been cut off: copy the whole of it and open it again. Else ask for a new one.',
    )
  }
  return ok({ row, over: overBecause(row, await inviterOf(tx, row)) })
}

export async function inviterOf(tx: Tx, { invitedBy }: Invitation): Promise<string | undefined> {
  return (await tx.person.findUnique({ where: { id: invitedBy }, select: { name: true } }))?.name
}

/** Why it opens nothing any more; undefined while it is good. */
export function overBecause(row: Invitation, inviter: string | undefined): Problem | undefined {
  const [what, whom] = [row.role === 'password' ? 'password link' : 'invitation', inviter ?? 'whoever sent it']
  if (row.acceptedAt)
    return over(`This ${what} was used already; it works once.`, `If it was you, sign in. If not, tell ${whom}.`)
  if (row.revokedAt) return over(`This ${what} was withdrawn.`, `Ask ${whom} for a new link.`)
  if (row.expiresAt.getTime() <= Date.now()) return over(`This ${what} has expired.`, `Ask ${whom} for a new link.`)
  return undefined
}

const over = (message: string, next: string): Problem => ({ kind: 'invitation_over', message, next })

/**
 * Locks an invitation to the end of the transaction and says whether it is still good: of many who accept at once, one
 * finds it so.
 */
export async function claimInvitation(tx: Tx, { id }: { id: string }): Promise<Result<Invitation>> {
  await tx.$queryRaw`select id from invitations where id = ${id}::uuid for update`
  const row = await tx.invitation.findUnique({ where: { id } })
  const problem = row
    ? overBecause(row, await inviterOf(tx, row))
    : over('This link is no longer good.', 'Ask for one.')
  return row && !problem ? ok(row) : { ok: false, problem: problem! }
}

/** Marks it as used, in the transaction that claimed it. */
export async function markUsed(tx: Tx, { id }: { id: string }, personId: string): Promise<void> {
  await tx.invitation.updateMany({ where: { id }, data: { acceptedAt: new Date(), acceptedBy: personId } })
}
