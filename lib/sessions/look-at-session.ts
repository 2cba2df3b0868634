import { createHash } from 'node:crypto'
import type { Session } from '#lib/auth/connect-session.ts'
import { toPublic } from '#lib/ids.ts'
import { type Brand, describeBrand } from './brand.ts'
import type { SessionContext } from './open-session.ts'
import type { SessionDeps } from './session-deps.ts'

/** What the hub's page shows to whoever has the session's secret. */
export type SessionView = {
  session_id: string
  project: { name: string }
  brand: Brand
  /** the customer that the accounts will belong to; `key` is the same in every session of theirs, and no other's */
  owner: { name: string; key: string }
  username: string | null
  type: 'production' | 'test'
  /** the one connector; null: a choice */
  provider: string | null
  /** the account that is edited, and nothing else is done */
  account_id: string | null
  values: Record<string, string>
  locked: string[]
  multiple: boolean
  expires_at: string
  links_left: number
}

/** A session as its own page sees it: no id of the owner's, no label, no metadata. */
export async function lookAtSession(
  { prisma }: Pick<SessionDeps, 'prisma'>,
  { session }: SessionContext,
): Promise<SessionView> {
  const project = await prisma.project.findUniqueOrThrow({ where: { id: session.projectId } })
  return {
    session_id: toPublic('ses', session.id),
    project: { name: project.name },
    brand: describeBrand(project),
    owner: { name: session.originOwnerName, key: ownerKey(session) },
    username: session.originUsername,
    type: session.type as 'production' | 'test',
    provider: session.provider,
    account_id: session.accountId && toPublic('acc', session.accountId),
    values: { ...session.values },
    locked: [...session.locked],
    multiple: session.multiple,
    expires_at: session.expiresAt.toISOString(),
    links_left: session.maxLinks - session.linksMade,
  }
}

/** Tells owners apart without their id: 22 characters of base64url, 132 bits of a SHA-256. */
const ownerKey = ({ projectId, originOwnerId }: Session): string =>
  createHash('sha256').update(`${projectId} ${originOwnerId}`).digest('base64url').slice(0, 22)
