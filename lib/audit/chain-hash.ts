import { createHash } from 'node:crypto'

/** An event with all its columns but the hash. */
export type ChainEvent = {
  projectId: string
  id: string
  actorType: string
  actorId: string | null
  action: string
  targetType: string
  targetId: string | null
  changed: string[]
  ip: string | null
  createdAt: Date
  sequence: bigint
}

/** What stands before the first event. */
export const CHAIN_START: Buffer = Buffer.alloc(32)

/** SHA-256 over the hash before it and the event as canonical JSON: names in the order of the alphabet, no spaces. */
export function chainHash(previous: Uint8Array, event: ChainEvent): Buffer {
  const canonical = JSON.stringify({
    action: event.action,
    actor_id: event.actorId,
    actor_type: event.actorType,
    changed: event.changed,
    created_at: event.createdAt.toISOString(),
    id: event.id,
    ip: event.ip,
    project_id: event.projectId,
    sequence: Number(event.sequence),
    target_id: event.targetId,
    target_type: event.targetType,
  })
  return createHash('sha256').update(previous).update(canonical).digest()
}
