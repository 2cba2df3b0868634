import type { SessionDeps } from './session-deps.ts'

/** How long a session is kept after its end, in milliseconds: 30 days. */
const keptMs = 30 * 24 * 60 * 60_000

/** Removes sessions that ended long ago. Gives how many. */
export async function eraseSessions({ prisma }: Pick<SessionDeps, 'prisma'>): Promise<number> {
  const { count } = await prisma.connectSession.deleteMany({
    where: { expiresAt: { lt: new Date(Date.now() - keptMs) } },
  })
  return count
}
