import type { PrismaClient } from '#prisma/generated/client.ts'

export type KeyUse = {
  /** how many data keys each KEK wraps, most first */
  wrapped: { kekId: string; count: number }[]
  /** row ids of projects whose change of data key is not finished */
  changing: string[]
}

/** Which KEKs wrap how many data keys, and what was begun and not finished. No key is needed for it. */
export async function findKeyUse(prisma: PrismaClient): Promise<KeyUse> {
  const groups = await prisma.dataKey.groupBy({ by: ['kekId'], _count: true })
  const retired = await prisma.dataKey.findMany({
    where: { state: 'retired' },
    distinct: ['projectId'],
    select: { projectId: true },
    orderBy: { projectId: 'asc' },
  })
  return {
    wrapped: groups
      .map(({ kekId, _count }) => ({ kekId, count: _count }))
      .sort((one, other) => other.count - one.count || (one.kekId < other.kekId ? -1 : 1)),
    changing: retired.map(({ projectId }) => projectId),
  }
}
