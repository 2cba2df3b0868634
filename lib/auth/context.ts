import type { Tx } from '#lib/db.ts'
import { apiKeyFrom, hashApiKey } from './api-key.ts'
import { type Role, roleFrom } from './authorise.ts'
import { touchSignIn } from './sign-ins.ts'

/** Who is asking, in which project, and as what. Every verb gets one. */
export type Context = {
  projectId: string
  actor: { type: 'person' | 'api_key'; id: string }
  /** set when a person asks */
  person?: { id: string; email: string; name: string }
  role: Role
  ip: string | undefined
}

/** What a request shows: the id from the admin cookie, the Authorization header, and where it came from. */
export type Credentials = {
  signInId?: string | undefined
  authorization?: string | undefined
  ip?: string | undefined
  /** the project to work in, for people who belong to several; without it the one they joined first */
  projectId?: string | undefined
}

/** How exactly the last use of an API key is kept, in milliseconds. */
const lastUsedMs = 60_000

/**
 * Finds out who is asking; undefined when nobody is known. An Authorization header counts alone: when it is wrong,
 * the cookie beside it is not tried.
 */
export async function authenticate(deps: { prisma: Tx }, credentials: Credentials): Promise<Context | undefined> {
  const { authorization, signInId } = credentials
  if (authorization !== undefined) return byApiKey(deps.prisma, authorization, credentials.ip)
  if (signInId !== undefined) return bySignIn(deps.prisma, signInId, credentials)
  return undefined
}

async function byApiKey(prisma: Tx, authorization: string, ip: string | undefined): Promise<Context | undefined> {
  const key = apiKeyFrom(authorization)
  if (!key) return undefined
  const row = await prisma.apiKey.findUnique({ where: { hash: hashApiKey(key) } })
  const now = Date.now()
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt.getTime() <= now)) return undefined
  if (!row.lastUsedAt || row.lastUsedAt.getTime() < now - lastUsedMs) {
    await prisma.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date(now) } })
  }
  return { projectId: row.projectId, actor: { type: 'api_key', id: row.id }, role: 'admin', ip }
}

async function bySignIn(prisma: Tx, signInId: string, { ip, projectId }: Credentials): Promise<Context | undefined> {
  const signIn = await touchSignIn(prisma, signInId)
  if (!signIn) return undefined
  const { personId } = signIn
  const [person, membership] = await Promise.all([
    prisma.person.findUnique({ where: { id: personId }, select: { id: true, email: true, name: true } }),
    prisma.membership.findFirst({
      where: projectId === undefined ? { personId } : { personId, projectId },
      orderBy: [{ createdAt: 'asc' }, { projectId: 'asc' }],
    }),
  ])
  const role = roleFrom(membership?.role ?? '')
  if (!person || !membership || !role) return undefined
  return { projectId: membership.projectId, actor: { type: 'person', id: person.id }, person, role, ip }
}
