import type { Tx } from '#lib/db.ts'
import { longestSignIn } from './admin-cookie.ts'
import { idleMs, isSignInId } from './sign-ins.ts'

/** A used sign-in is prolonged, at most so often, in milliseconds. */
const touchMs = 10 * 60_000

type Row = {
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  shows: string | null
  personId: string
  email: string
  person: string
  projectId: string
  role: string
  project: string
}

/**
 * The person behind a sign-in that is neither revoked nor past its end, the project it shows, and where they belong, in
 * the order they joined: one read, because every request of a page asks. It counts as used now.
 */
export async function touchSignIn(tx: Tx, id: string) {
  if (!isSignInId(id)) return undefined
  const rows = await tx.$queryRaw<Row[]>`
    select s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
      s.project_id as shows, p.id as "personId", p.email, p.name as person,
      m.project_id as "projectId", m.role, j.name as project
    from sign_ins s
    join people p on p.id = s.person_id
    join memberships m on m.person_id = p.id
    join projects j on j.id = m.project_id
    where s.id = ${id}::uuid and s.revoked_at is null
    order by m.created_at, m.project_id`
  const [row] = rows
  const now = Date.now()
  if (!row || row.expiresAt.getTime() <= now) return undefined
  if (row.lastSeenAt.getTime() < now - touchMs) {
    const end = Math.min(now + idleMs, row.createdAt.getTime() + longestSignIn * 1000)
    await tx.signIn.updateMany({
      where: { id, revokedAt: null },
      data: { lastSeenAt: new Date(now), expiresAt: new Date(end) },
    })
  }
  const { personId, email, person, shows } = row
  const memberships = rows.map(({ projectId, project, role }) => ({ id: projectId, name: project, role }))
  return { person: { id: personId, email, name: person }, shows, memberships }
}
