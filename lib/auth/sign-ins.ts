import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { longestSignIn } from './admin-cookie.ts'

/** An idle sign-in ends after 14 days; a used one is prolonged, at most every ten minutes. In milliseconds. */
const idleMs = 14 * 24 * 60 * 60_000
const touchMs = 10 * 60_000

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where a browser is, for the person to recognise it. */
export type Browser = { ip?: string | undefined; userAgent?: string | undefined }

/** Writes the row of a newly signed-in browser and gives its id, for the cookie. Rows past their end are cleared. */
export async function openSignIn(tx: Tx, personId: string, browser: Browser): Promise<string> {
  const now = new Date()
  await tx.signIn.deleteMany({ where: { personId, expiresAt: { lt: now } } })
  const { id } = await tx.signIn.create({
    data: {
      id: newId(),
      personId,
      expiresAt: new Date(now.getTime() + idleMs),
      ip: browser.ip ?? null,
      userAgent: browser.userAgent?.slice(0, 300) ?? null,
    },
  })
  return id
}

/** The person behind a sign-in that is neither revoked nor past its end; it counts as used now. */
export async function touchSignIn(tx: Tx, id: string): Promise<{ personId: string } | undefined> {
  if (!uuid.test(id)) return undefined
  const row = await tx.signIn.findUnique({ where: { id } })
  const now = Date.now()
  if (!row || row.revokedAt || row.expiresAt.getTime() <= now) return undefined
  if (row.lastSeenAt.getTime() < now - touchMs) {
    const end = Math.min(now + idleMs, row.createdAt.getTime() + longestSignIn * 1000)
    await tx.signIn.updateMany({
      where: { id, revokedAt: null },
      data: { lastSeenAt: new Date(now), expiresAt: new Date(end) },
    })
  }
  return { personId: row.personId }
}

/** Ends sign-ins at once, wherever their cookies are. Gives the people whose sign-ins ended. */
export async function revokeSignIns(tx: Tx, which: { id: string } | { personId: string }): Promise<string[]> {
  if ('id' in which && !uuid.test(which.id)) return []
  const rows = await tx.signIn.updateManyAndReturn({
    where: { ...which, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { personId: true },
  })
  return [...new Set(rows.map(({ personId }) => personId))]
}
