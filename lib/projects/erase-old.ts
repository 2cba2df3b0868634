import { idAt } from '#lib/ids.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** Rows of one statement, so that nobody waits long for its locks. */
const BATCH = 5_000
const DAY = 24 * 60 * 60_000

type Options = { batch?: number; signal?: AbortSignal | undefined; now?: number }

/**
 * Removes calls and link attempts that are older than their project keeps them. Ids carry the time they were made at, so
 * the oldest stand first in the key and no other index is needed. Gives how many.
 */
export async function eraseOld(
  { prisma }: { prisma: PrismaClient },
  { batch = BATCH, signal, now = Date.now() }: Options = {},
): Promise<number> {
  const projects = await prisma.project.findMany({ select: { id: true, callDays: true, attemptDays: true } })
  let erased = 0
  for (const { id, callDays, attemptDays } of projects)
    for (const [table, days] of [
      [Prisma.sql`calls`, callDays],
      [Prisma.sql`link_attempts`, attemptDays],
    ] as const) {
      const end = idAt(new Date(now - days * DAY))
      let last: number
      do {
        if (signal?.aborted) return erased
        last = await prisma.$executeRaw`
          delete from ${table} where project_id = ${id}::uuid and id in (
            select id from ${table} where project_id = ${id}::uuid and id < ${end}::uuid order by id limit ${batch}
          )`
        erased += last
      } while (last === batch)
    }
  return erased
}
