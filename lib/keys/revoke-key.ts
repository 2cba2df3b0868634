import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** Makes a key worthless from its next request on. Twice is as good as once. Refused: `not_found`. */
export async function revokeKey(
  { prisma }: { prisma: PrismaClient },
  { projectId, actor, ip }: Context,
  publicId: string,
): Promise<Result<undefined>> {
  return prisma.$transaction(async (tx) => {
    const row = await tx.apiKey.findFirst({ where: { projectId, id: fromPublic('key', publicId) ?? NOBODY } })
    if (!row) return notFound('API key')
    const { count } = await tx.apiKey.updateMany({
      where: { projectId, id: row.id, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count === 1)
      await record(tx, { projectId, actor, action: 'api_key.revoked', target: { type: 'api_key', id: row.id }, ip })
    return ok(undefined)
  })
}
