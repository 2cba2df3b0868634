import { browserWords } from '#lib/auth/browser-words.ts'
import type { Context } from '#lib/auth/context.ts'
import { recordEverywhere } from '#lib/auth/record-everywhere.ts'
import { type PersonContext, requirePerson } from '#lib/auth/require-person.ts'
import { revokeSignIns } from '#lib/auth/sign-ins.ts'
import { fromPublic, NOBODY, toPublic } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { PeopleDeps } from './people-deps.ts'

export type OwnSignIn = {
  id: string
  browser: string
  ip: string | null
  since: string
  last_seen_at: string
  is_this: boolean
}

/** The browsers one is signed in with, this one first, then by last use (kept to ten minutes). */
export async function listSignIns({ prisma }: PeopleDeps, context: Context): Promise<Result<OwnSignIn[]>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const rows = await prisma.signIn.findMany({
    where: { personId: asked.value.person.id, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
  })
  const described = rows.map((row) => ({
    id: toPublic('sgn', row.id),
    browser: browserWords(row.userAgent),
    ip: row.ip,
    since: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    is_this: row.id === asked.value.signInId,
  }))
  return ok(described.sort((one, other) => Number(other.is_this) - Number(one.is_this)))
}

/** Ends one of one's own sign-ins, from its next request on. Refused: `not_found`, also for somebody else's. */
export async function endSignIn(deps: PeopleDeps, context: Context, publicId: string): Promise<Result<undefined>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const id = fromPublic('sgn', publicId) ?? NOBODY
  const ended = await end(deps, asked.value, { id, personId: asked.value.person.id })
  return ended ? ok(undefined) : notFound('sign-in')
}

/** Ends all of one's sign-ins but this one. */
export async function endOtherSignIns(deps: PeopleDeps, context: Context): Promise<Result<undefined>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  await end(deps, asked.value, { personId: asked.value.person.id, except: asked.value.signInId })
  return ok(undefined)
}

async function end(
  { prisma }: PeopleDeps,
  { person, actor, ip }: PersonContext,
  which: Parameters<typeof revokeSignIns>[1],
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const [ended] = await revokeSignIns(tx, which)
    if (ended === undefined) return false
    await recordEverywhere(tx, person.id, { actor, action: 'person.signed_out_elsewhere', ip })
    return true
  })
}
