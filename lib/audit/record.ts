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
  await tx.auditEvent.create({ data: rowOf(entry) })
}

/** The same for many changes of one transaction, in one statement. */
export async function recordAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  await tx.$executeRaw`
    insert into audit_events (project_id, id, actor_type, actor_id, action, target_type, target_id, changed, ip)
    select w."projectId", w.id, w."actorType", w."actorId", w.action, w."targetType", w."targetId",
      array(select jsonb_array_elements_text(w.changed)), w.ip
    from jsonb_to_recordset(${JSON.stringify(entries.map(rowOf))}::jsonb) as w (
      "projectId" uuid, id uuid, "actorType" text, "actorId" uuid, action text, "targetType" text, "targetId" uuid,
      changed jsonb, ip text)`
}

const rowOf = (entry: AuditEntry) => ({
  projectId: entry.projectId,
  id: newId(),
  actorType: entry.actor.type,
  actorId: entry.actor.id ?? null,
  action: entry.action,
  targetType: entry.target.type,
  targetId: entry.target.id ?? null,
  changed: [...(entry.changed ?? [])],
  ip: entry.ip ?? null,
})
