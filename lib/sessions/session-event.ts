import type { Tx } from '#lib/db.ts'
import { newId, toPublic } from '#lib/ids.ts'
import type { ConnectSession } from '#prisma/generated/client.ts'

export type SessionEvent = 'session.opened' | 'session.completed' | 'session.renewal_requested'

type Row = Pick<
  ConnectSession,
  'id' | 'projectId' | 'originOwnerId' | 'originOwnerName' | 'originUsername' | 'provider'
>

/**
 * Puts an event about a connect session into the outbox. Give it the transaction of the change. `accountId`: the row id
 * of the account that was linked or edited last. Nothing in it opens the session.
 */
export async function tellOfSession(tx: Tx, event: SessionEvent, row: Row, accountId?: string): Promise<void> {
  const sessionId = toPublic('ses', row.id)
  const payload = {
    project_id: toPublic('prj', row.projectId),
    event,
    event_date: new Date().toISOString(),
    record_type: 'connect_session',
    record_id: sessionId,
    session_id: sessionId,
    ...(accountId && { account_id: toPublic('acc', accountId) }),
    ...(row.provider !== null && { provider: row.provider }),
    origin_owner_id: row.originOwnerId,
    origin_owner_name: row.originOwnerName,
    ...(row.originUsername !== null && { origin_username: row.originUsername }),
  }
  await tx.outboxEvent.create({
    data: { projectId: row.projectId, id: newId(), type: event, recordId: row.id, payload },
  })
}
