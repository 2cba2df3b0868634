import { record } from '#lib/audit/record.ts'
import { type Session, sessionOver, sessionUnknown } from '#lib/auth/connect-session.ts'
import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result } from '#lib/problems.ts'
import { tellOfSession } from './session-event.ts'

/**
 * Keeps a session for this transaction, before its first write: of many that would use it at once, the others wait here
 * and are refused when it is used up. One that expired while its credentials were checked is still good.
 */
export async function holdSession(tx: Tx, { id }: Session): Promise<Result<undefined>> {
  await tx.$queryRaw`select 1 from connect_sessions where id = ${id}::uuid for update`
  const row = await tx.connectSession.findUnique({ where: { id } })
  if (!row) return sessionUnknown()
  const problem = sessionOver({ ...row, expiresAt: new Date(Date.now() + 1000) })
  return problem ? { ok: false, problem } : ok(undefined)
}

/** Counts a link or an edit, in the transaction that stores it and has held the session; the last one uses it up. */
export async function spendSession(tx: Tx, context: Context, session: Session, accountId: string): Promise<void> {
  const { id, maxLinks } = session
  const [row] = await tx.connectSession.updateManyAndReturn({ where: { id }, data: { linksMade: { increment: 1 } } })
  if (!row || row.linksMade < maxLinks) return
  await tx.connectSession.updateMany({ where: { id }, data: { usedAt: new Date() } })
  const { projectId, actor, ip } = context
  await record(tx, { projectId, actor, action: 'session.completed', target: { type: 'connect_session', id }, ip })
  await tellOfSession(tx, 'session.completed', row, accountId)
}
