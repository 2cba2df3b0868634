import { record } from '#lib/audit/record.ts'
import type { Session } from '#lib/auth/connect-session.ts'
import type { Context } from '#lib/auth/context.ts'
import type { SessionDeps } from './session-deps.ts'
import { tellOfSession } from './session-event.ts'

export type SessionContext = Context & { session: Session }

/** Notes when somebody first came with the session's secret, and tells of it once. */
export async function openSession({ prisma }: Pick<SessionDeps, 'prisma'>, context: SessionContext): Promise<void> {
  const { projectId, actor, ip, session } = context
  if (session.openedAt) return
  await prisma.$transaction(async (tx) => {
    const { id } = session
    const { count } = await tx.connectSession.updateMany({
      where: { id, openedAt: null },
      data: { openedAt: new Date() },
    })
    if (count === 0) return
    await record(tx, { projectId, actor, action: 'session.opened', target: { type: 'connect_session', id }, ip })
    await tellOfSession(tx, 'session.opened', session)
  })
}
