import type { Session } from '#lib/auth/connect-session.ts'
import type { Tx } from '#lib/db.ts'
import { isEmbedOrigin } from './embed-origin.ts'
import { originsOf } from './find-frame.ts'

/** Whether a page of this origin may ask with this session. */
export async function mayAskFrom({ prisma }: { prisma: Tx }, session: Session, origin: string): Promise<boolean> {
  if (session.origins.length > 0) return session.origins.includes(origin)
  const project = await prisma.project.findUnique({ where: { id: session.projectId } })
  return project !== null && originsOf(session, project).includes(origin)
}

/**
 * Whether any project, or any session that is still good, lists this origin. A browser asks so before it sends a
 * session's token: what the token itself allows is looked at then.
 */
export async function isListedOrigin({ prisma }: { prisma: Tx }, origin: string): Promise<boolean> {
  if (!isEmbedOrigin(origin)) return false
  const select = { id: true }
  const project = await prisma.project.findFirst({ where: { embedOrigins: { has: origin } }, select })
  if (project) return true
  const good = { expiresAt: { gt: new Date() }, revokedAt: null }
  return (await prisma.connectSession.findFirst({ where: { ...good, origins: { has: origin } }, select })) !== null
}
