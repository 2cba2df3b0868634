import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { type DescribedKey, describeKey } from './describe-key.ts'

/** Every key of the project that there is or was, newest first; never a key itself. */
export async function listKeys({ prisma }: { prisma: Tx }, { projectId }: Context): Promise<DescribedKey[]> {
  const rows = await prisma.apiKey.findMany({
    where: { projectId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { hash: true },
  })
  const makers = await prisma.person.findMany({
    where: { id: { in: rows.flatMap(({ createdBy }) => createdBy ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(makers.map(({ id, name }) => [id, name]))
  return rows.map((row) => describeKey(row, names.get(row.createdBy ?? '')))
}
