import { toPublic } from '#lib/ids.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { EventRow } from './event-rows.ts'
import { findNames } from './find-names.ts'
import type { Actor } from './record.ts'
import { showActorId, showTargetId } from './target-kinds.ts'

export type AuditEvent = Awaited<ReturnType<typeof describeEvents>>[number]

/** Events as they are shown: ids with their prefixes, and names as they are now. */
export async function describeEvents(prisma: PrismaClient, projectId: string, rows: readonly EventRow[]) {
  const nameOf = await findNames(
    prisma,
    projectId,
    rows.flatMap(({ actorType, actorId, targetType, targetId }) => [
      { type: actorType, id: actorId },
      { type: targetType, id: targetId },
    ]),
  )
  return rows.map(({ actorType, actorId, targetType, targetId, ...row }) => ({
    id: toPublic('aud', row.id),
    created_at: row.createdAt.toISOString(),
    action: row.action,
    actor: {
      type: actorType as Actor['type'],
      id: showActorId(actorType, actorId),
      name: nameOf({ type: actorType, id: actorId }),
    },
    target: {
      type: targetType,
      id: showTargetId(targetType, targetId),
      name: nameOf({ type: targetType, id: targetId }),
    },
    changed: row.changed,
    ip: row.ip,
    sequence: row.sequence === null ? null : Number(row.sequence),
  }))
}
