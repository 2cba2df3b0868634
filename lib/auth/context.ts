import type { Tx } from '#lib/db.ts'
import { apiKeyFrom, hashApiKey } from './api-key.ts'
import { findSession, type Session } from './connect-session.ts'
import { type Role, roleFrom } from './role.ts'
import { touchSignIn } from './touch-sign-in.ts'

/** A project somebody belongs to, and as what. */
export type Belonging = { id: string; name: string; role: Role }

/** Who is asking, in which project, and as what. Every verb gets one. */
export type Context = {
  projectId: string
  actor: { type: 'person' | 'api_key' | 'session'; id: string }
  /** set when a person asks */
  person?: { id: string; email: string; name: string }
  /** set when a person asks: the row of this browser */
  signInId?: string
  /** set when a person asks: where they belong, in the order they joined */
  projects?: readonly Belonging[]
  /** set when an API key asks: what it was made for, by names of scopes.ts */
  scopes?: readonly string[]
  /** set when somebody with a connect session asks: all that they may touch, whatever `role` says */
  session?: Session
  role: Role
  ip: string | undefined
}

/** What a request shows: the id from the admin cookie, the Authorization header, and where it came from. */
export type Credentials = {
  signInId?: string | undefined
  authorization?: string | undefined
  /** the header x-hub-session-token */
  sessionToken?: string | undefined
  ip?: string | undefined
  /** the project to work in and no other; without it the one this browser shows, else the one joined first */
  projectId?: string | undefined
}

/** How exactly the last use of an API key is kept, in milliseconds. */
const lastUsedMs = 60_000

/**
 * Finds out who is asking; undefined when nobody is known. The token of a connect session counts alone, and so does an
 * Authorization header: when it is wrong, what stands beside it is not tried.
 */
export async function authenticate(deps: { prisma: Tx }, credentials: Credentials): Promise<Context | undefined> {
  const { authorization, signInId, sessionToken } = credentials
  if (sessionToken !== undefined) return bySession(deps.prisma, sessionToken, credentials)
  if (authorization !== undefined) return byApiKey(deps.prisma, authorization, credentials)
  if (signInId !== undefined) return bySignIn(deps.prisma, signInId, credentials)
  return undefined
}

async function bySession(prisma: Tx, token: string, { ip }: Credentials): Promise<Context | undefined> {
  const session = await findSession(prisma, token)
  if (!session) return undefined
  return { projectId: session.projectId, actor: { type: 'session', id: session.id }, session, role: 'viewer', ip }
}

async function byApiKey(
  prisma: Tx,
  authorization: string,
  { ip, projectId }: Credentials,
): Promise<Context | undefined> {
  const key = apiKeyFrom(authorization)
  if (!key) return undefined
  const row = await prisma.apiKey.findUnique({ where: { hash: hashApiKey(key) } })
  const now = Date.now()
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt.getTime() <= now)) return undefined
  if (projectId !== undefined && projectId !== row.projectId) return undefined
  if (!row.lastUsedAt || row.lastUsedAt.getTime() < now - lastUsedMs) {
    await prisma.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date(now) } })
  }
  return { projectId: row.projectId, actor: { type: 'api_key', id: row.id }, scopes: row.scopes, role: 'admin', ip }
}

async function bySignIn(prisma: Tx, signInId: string, { ip, projectId }: Credentials): Promise<Context | undefined> {
  const signIn = await touchSignIn(prisma, signInId)
  if (!signIn) return undefined
  const { person, shows, memberships } = signIn
  const open = memberships.filter(({ id }) => projectId === undefined || id === projectId)
  const membership = open.find(({ id }) => id === shows) ?? open[0]
  const role = roleFrom(membership?.role ?? '')
  if (!membership || !role) return undefined
  const projects = memberships.flatMap(({ role: its, ...project }): Belonging[] => {
    const known = roleFrom(its)
    return known ? [{ ...project, role: known }] : []
  })
  const actor = { type: 'person', id: person.id } as const
  return { projectId: membership.id, actor, person, signInId, projects, role, ip }
}
