import { findSession, requireOpen, sessionUnknown } from '#lib/auth/connect-session.ts'
import type { Context } from '#lib/auth/context.ts'
import { ok, type Result } from '#lib/problems.ts'
import { type DescribedSession, describeSession } from './describe-session.ts'
import type { SessionDeps } from './session-deps.ts'

/**
 * What a token is good for, told to whoever made it. Refused: `session_unknown` (also another project's), or why it is
 * over: `session_expired`, `session_used`, `session_revoked`.
 */
export async function authenticateSession(
  { prisma }: Pick<SessionDeps, 'prisma'>,
  { projectId }: Context,
  token: string,
): Promise<Result<DescribedSession>> {
  const session = await findSession(prisma, token)
  if (session?.projectId !== projectId) return sessionUnknown()
  const open = requireOpen(session)
  return open.ok ? ok(describeSession(session)) : open
}
