import type { Session } from '#lib/auth/connect-session.ts'
import type { Tx } from '#lib/db.ts'
import { newId, toPublic } from '#lib/ids.ts'
import type { LinkedAccount, Prisma } from '#prisma/generated/client.ts'
import type { StatusReason } from './describe-account.ts'

export type AccountEvent =
  | 'account.created'
  | 'account.updated'
  | 'account.deleted'
  | 'account.status_changed'
  | 'account.check_failed'

/** What an event says besides what is said of every account. */
export type EventDetails = {
  /** the connect session that did it */
  session?: Pick<Session, 'id'> | undefined
  /** account.status_changed: what it was before */
  previousStatus?: string
  /** account.check_failed: what the provider answered, in words of our own, and the fields it blames */
  check?: { code: string; message: string; fields: readonly string[]; cause: string }
}

/**
 * The row of an event for the outbox. The payload has the members of StackOne's webhooks, and beside them the status,
 * since when, and its reasons; `sent_at` is added when it is delivered. No secret is in it.
 */
export function accountEvent(
  event: AccountEvent,
  row: LinkedAccount,
  { session, previousStatus, check }: EventDetails = {},
): Prisma.OutboxEventCreateManyInput {
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
    status_since: row.statusSince.toISOString(),
    status_reasons: row.statusReasons as StatusReason[],
    ...(previousStatus !== undefined && { previous_status: previousStatus }),
    ...(check && { check: { ...check, fields: [...check.fields] } }),
    ...(row.metadata !== null && { metadata: row.metadata }),
    ...(session && { session_id: toPublic('ses', session.id) }),
  }
  return { projectId: row.projectId, id: newId(), type: event, recordId: row.id, payload }
}

/** Puts an event about an account into the outbox. Give it the transaction of the change. */
export async function tellOfAccount(
  tx: Tx,
  event: AccountEvent,
  row: LinkedAccount,
  details: EventDetails = {},
): Promise<void> {
  await tx.outboxEvent.create({ data: accountEvent(event, row, details) })
}
