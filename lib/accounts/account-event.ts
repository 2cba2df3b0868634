import type { Session } from '#lib/auth/connect-session.ts'
import type { Tx } from '#lib/db.ts'
import { newId, toPublic } from '#lib/ids.ts'
import type { LinkedAccount } from '#prisma/generated/client.ts'

export type AccountEvent = 'account.created' | 'account.updated' | 'account.deleted'

/**
 * Puts an event about an account into the outbox. Give it the transaction of the change. The payload has the members
 * of StackOne's webhooks, and `status` beside them; `sent_at` is added when it is delivered. No secret is in it.
 * `session`: the connect session that did it.
 */
export async function tellOfAccount(
  tx: Tx,
  event: AccountEvent,
  row: LinkedAccount,
  session?: Pick<Session, 'id'>,
): Promise<void> {
  const accountId = toPublic('acc', row.id)
  const payload = {
    project_id: toPublic('prj', row.projectId),
    event,
    event_date: new Date().toISOString(),
    record_type: 'account',
    record_id: accountId,
    account_id: accountId,
    provider: row.provider,
    origin_owner_id: row.originOwnerId,
    origin_owner_name: row.originOwnerName,
    ...(row.originUsername !== null && { origin_username: row.originUsername }),
    setup_information: row.publicValues as Record<string, string>,
    status: row.status,
    ...(row.metadata !== null && { metadata: row.metadata }),
    ...(session && { session_id: toPublic('ses', session.id) }),
  }
  await tx.outboxEvent.create({
    data: { projectId: row.projectId, id: newId(), type: event, recordId: row.id, payload },
  })
}
