import type { PrismaClient } from '#prisma/generated/client.ts'
import { CHAIN_START, type ChainEvent, chainHash } from './chain-hash.ts'

/** The end of a chain that was written down before. */
export type KeptHead = { sequence: number; hash: string }

/** The first thing that is wrong with a chain. `kept`: what was kept elsewhere says so. */
export type ChainBreak =
  | { what: 'changed'; sequence: number; id: string }
  | { what: 'missing'; sequence: number }
  | { what: 'cut_off'; sequence: number; last: number }
  | { what: 'beyond_end'; sequence: number; id: string }
  | { what: 'other_head' }
  | { what: 'kept_missing'; sequence: number; last: number }
  | { what: 'kept_differs'; sequence: number }

export type Verified = {
  /** events that were read and found in their place */
  good: number
  head: { sequence: number; hash: string; sealedAt: Date } | undefined
  unsealed: number
  broken: ChainBreak | undefined
}

/** Events of one query. */
const BATCH = 5_000

type Sealed = ChainEvent & { hash: Uint8Array }

/**
 * Reads a project's chain from its first event and computes every hash anew. The end is read first, so that sealing may
 * go on meanwhile. `kept` is compared as well: only so is a chain found that was made anew as a whole, or cut off
 * together with its end.
 */
export async function verifyChain(
  { prisma }: { prisma: PrismaClient },
  projectId: string,
  kept?: KeptHead,
): Promise<Verified> {
  const head = (await prisma.auditHead.findUnique({ where: { projectId } })) ?? undefined
  const end = Number(head?.sequence ?? 0)
  const unsealed = await prisma.auditEvent.count({ where: { projectId, sequence: null } })
  let previous: Uint8Array = CHAIN_START
  let good = 0
  const done = (broken?: ChainBreak): Verified => ({
    good,
    head: head && { sequence: end, hash: hex(head.hash), sealedAt: head.sealedAt },
    unsealed,
    broken,
  })
  for (;;) {
    const rows = await sealedAfter(prisma, projectId, good)
    for (const row of rows) {
      const sequence = Number(row.sequence)
      // Sealed since the end was read.
      if (sequence > end && good === end) break
      if (sequence !== good + 1) return done({ what: 'missing', sequence: good + 1 })
      if (!chainHash(previous, row).equals(row.hash)) return done({ what: 'changed', sequence, id: row.id })
      if (sequence === kept?.sequence && hex(row.hash) !== kept.hash) return done({ what: 'kept_differs', sequence })
      previous = row.hash
      good = sequence
    }
    if (rows.length < BATCH || good === end) break
  }
  if (good < end) return done({ what: 'cut_off', sequence: good + 1, last: end })
  if (head && end > 0 && hex(head.hash) !== hex(previous)) return done({ what: 'other_head' })
  const beyond = await findBeyond(prisma, projectId, end)
  if (beyond) return done({ what: 'beyond_end', sequence: Number(beyond.sequence), id: beyond.id })
  if (kept && kept.sequence > end) return done({ what: 'kept_missing', sequence: kept.sequence, last: end })
  return done()
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const sealedAfter = (prisma: PrismaClient, projectId: string, sequence: number): Promise<Sealed[]> =>
  prisma.$queryRaw<Sealed[]>`
    select project_id as "projectId", id, actor_type as "actorType", actor_id as "actorId", action,
      target_type as "targetType", target_id as "targetId", changed, ip, created_at as "createdAt", sequence, hash
    from audit_events where project_id = ${projectId}::uuid and sequence > ${BigInt(sequence)}
    order by sequence limit ${BATCH}`

/** An event after the chain's end, if that is still its end: one that nobody sealed. */
async function findBeyond(prisma: PrismaClient, projectId: string, end: number) {
  const [row] = await prisma.$queryRaw<{ id: string; sequence: bigint }[]>`
    select id, sequence from audit_events
    where project_id = ${projectId}::uuid and sequence > greatest(
      ${BigInt(end)}, coalesce((select sequence from audit_heads where project_id = ${projectId}::uuid), 0)
    )
    order by sequence limit 1`
  return row
}
