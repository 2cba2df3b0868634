import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { fromPublic } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** Makes a key worthless from its next request on. Twice is as good as once. Refused: `not_found`. */
export async function revokeKey(
  { prisma }: { prisma: PrismaClient },
  { projectId, actor, ip }: Context,
  publicId: string,
): Promise<Result<undefined>> {
  return prisma.$transaction(async (tx) => {
    const id = fromPublic('key', publicId)
    const row = id === undefined ? null : await tx.apiKey.findFirst({ where: { projectId, id } })
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
