import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { Invitation } from '#prisma/generated/client.ts'
import { type DescribedInvitation, describeInvitation } from './describe-invitation.ts'

const open = (projectId: string) => ({ projectId, revokedAt: null, acceptedAt: null })

/** The invitations of the project that still work, newest first. */
export async function listInvitations({ prisma }: { prisma: Tx }, context: Context): Promise<DescribedInvitation[]> {
  const rows = await prisma.invitation.findMany({
    where: { ...open(context.projectId), expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const inviters = await prisma.person.findMany({
    where: { id: { in: rows.map(({ invitedBy }) => invitedBy) } },
    select: { id: true, name: true },
  })
  const names = new Map(inviters.map(({ id, name }) => [id, name]))
  return rows.map((row) => describeInvitation(row, names.get(row.invitedBy)))
}

/** One that nobody has accepted and nobody revoked, expired ones too, by its public id; else `not_found`. */
export async function findInvitation(tx: Tx, { projectId }: Context, publicId: string): Promise<Result<Invitation>> {
  const id = fromPublic('inv', publicId) ?? NOBODY
  const row = await tx.invitation.findFirst({ where: { ...open(projectId), id } })
  return row ? ok(row) : notFound('open invitation')
}
