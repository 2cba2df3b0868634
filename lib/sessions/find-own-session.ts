import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { ConnectSession } from '#prisma/generated/client.ts'

/** The session behind a public id (`ses_…`) of the caller's project. Absent, foreign and malformed ids: the same. */
export async function findOwnSession(
  tx: Tx,
  { projectId }: Context,
  publicId: string,
): Promise<Result<ConnectSession>> {
  const row = await tx.connectSession.findUnique({ where: { id: fromPublic('ses', publicId) ?? NOBODY } })
  return row?.projectId === projectId ? ok(row) : notFound('connect session')
}
