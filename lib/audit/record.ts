import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'

/** Who did it. `session` is whoever has a connect session's secret. `system` is the product itself, or someone who has not proved who they are. */
export type Actor = { type: 'person' | 'api_key' | 'session' | 'system'; id?: string | undefined }

/** One line of the audit log: who, what, on what, from where, names of changed fields. Never a value. */
export type AuditEntry = {
  projectId: string
  actor: Actor
  /** `noun.verb` in the past, as `account.linked` */
  action: string
  target: { type: string; id?: string | undefined }
  /** names of changed fields */
  changed?: readonly string[] | undefined
  ip?: string | undefined
}

/** Appends to the audit log. Give it the transaction of the change it tells of, so that both are kept or none. */
export async function record(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      projectId: entry.projectId,
      id: newId(),
      actorType: entry.actor.type,
      actorId: entry.actor.id ?? null,
      action: entry.action,
      targetType: entry.target.type,
      targetId: entry.target.id ?? null,
      changed: [...(entry.changed ?? [])],
      ip: entry.ip ?? null,
    },
  })
}
