import type { Context } from '#lib/auth/context.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** Where the project's chain ends, and how many events wait to be sealed. */
export async function getChain({ prisma }: { prisma: PrismaClient }, { projectId }: Pick<Context, 'projectId'>) {
  const [head, unsealed] = await Promise.all([
    prisma.auditHead.findUnique({ where: { projectId } }),
    prisma.auditEvent.count({ where: { projectId, sequence: null } }),
  ])
  const isBegun = head !== null && head.sequence > 0n
  return {
    sequence: Number(head?.sequence ?? 0),
    hash: isBegun ? Buffer.from(head.hash).toString('hex') : null,
    sealed_at: isBegun ? head.sealedAt.toISOString() : null,
    unsealed,
  }
}
