import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'

/** An idle sign-in ends after 14 days. In milliseconds. */
export const idleMs = 14 * 24 * 60 * 60_000

/** Whether a text can be the id of a sign-in at all. */
export const isSignInId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Where a browser is, for the person to recognise it. */
export type Browser = { ip?: string | undefined; userAgent?: string | undefined }

/**
 * Writes the row of a newly signed-in browser and gives its id, for the cookie. Rows past their end are cleared.
 * `projectId`: the project it shows, where that is not the one joined first.
 */
export async function openSignIn(
  tx: Tx,
  personId: string,
  browser: Browser & { projectId?: string | undefined },
): Promise<string> {
  const now = new Date()
  await tx.signIn.deleteMany({ where: { personId, expiresAt: { lt: now } } })
  const { id } = await tx.signIn.create({
    data: {
      id: newId(),
      personId,
      expiresAt: new Date(now.getTime() + idleMs),
      ip: browser.ip ?? null,
      userAgent: browser.userAgent?.slice(0, 300) ?? null,
      projectId: browser.projectId ?? null,
    },
  })
  return id
}

/**
 * Ends sign-ins at once, wherever their cookies are: one, or all of a person, `except` one. Gives the people whose
 * sign-ins ended.
 */
export async function revokeSignIns(
  tx: Tx,
  which: { id: string; personId?: string } | { personId: string; except?: string },
): Promise<string[]> {
  if ('id' in which && !isSignInId(which.id)) return []
  const { personId } = which
  const id = 'id' in which ? which.id : which.except !== undefined ? { not: which.except } : undefined
  const rows = await tx.signIn.updateManyAndReturn({
    where: { ...(id !== undefined && { id }), ...(personId !== undefined && { personId }), revokedAt: null },
    data: { revokedAt: new Date() },
    select: { personId: true },
  })
  return [...new Set(rows.map(({ personId }) => personId))]
}
