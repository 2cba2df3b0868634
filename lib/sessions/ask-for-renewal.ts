import { record } from '#lib/audit/record.ts'
import { withdrawn } from '#lib/auth/connect-session.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { SessionContext } from './open-session.ts'
import type { SessionDeps } from './session-deps.ts'
import { tellOfSession } from './session-event.ts'

/** One session asks at most so often, in milliseconds; what is asked between counts as asked. */
const pauseMs = 60 * 60_000

/**
 * Tells the project that whoever has this link, expired or used up, wants a new one. Gives when that was told last.
 * Refused: `session_revoked`, because a link that was withdrawn or renewed was so on purpose, used up or not.
 */
export async function askForRenewal(
  { prisma }: Pick<SessionDeps, 'prisma'>,
  context: SessionContext,
): Promise<Result<{ askedAt: Date }>> {
  const { projectId, actor, ip, session } = context
  if (session.revokedAt) return { ok: false, problem: withdrawn() }
  const now = new Date()
  return prisma.$transaction(async (tx) => {
    const { id } = session
    const before = new Date(now.getTime() - pauseMs)
    const { count } = await tx.connectSession.updateMany({
      where: { id, OR: [{ renewalAskedAt: null }, { renewalAskedAt: { lt: before } }] },
      data: { renewalAskedAt: now },
    })
    if (count === 0) return ok({ askedAt: session.renewalAskedAt ?? now })
    await record(tx, { projectId, actor, action: 'session.renewal_asked', target: { type: 'connect_session', id }, ip })
    await tellOfSession(tx, 'session.renewal_requested', session)
    return ok({ askedAt: now })
  })
}
