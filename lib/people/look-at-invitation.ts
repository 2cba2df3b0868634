import type { Context } from '#lib/auth/context.ts'
import { type Role, roleFrom } from '#lib/auth/role.ts'
import { ok, type Result } from '#lib/problems.ts'
import { passwordOnly } from './describe-invitation.ts'
import { type InvitationLimits, tooManyTries } from './invitation-limits.ts'
import { inviterOf, readInvitation } from './invitation-state.ts'
import type { PeopleDeps } from './people-deps.ts'

/** What the page for the invited shows. */
export type InvitationView = {
  purpose: 'join' | 'password'
  project: { name: string }
  role: Role | null
  invited_by: string | null
  /** whom it is for alone; null: whoever has the link */
  email: string | null
  /** there is a sign-in with that e-mail */
  known: boolean
  expires_at: string
  /** whoever is signed in in this browser */
  you: { name: string; email: string; belongs: boolean } | null
}

/**
 * Opens a link without using it up. Refused: `not_found` (unknown, or any part of it wrong), `invitation_over` (expired,
 * withdrawn, used), `too_many_requests`.
 */
export async function lookAtInvitation(
  { prisma, limits }: PeopleDeps & { limits: InvitationLimits },
  link: { id: string; secret: string; ip: string | undefined },
  context: Context | undefined,
): Promise<Result<InvitationView>> {
  const wait = await limits.take(link.ip)
  if (wait !== undefined) return tooManyTries(wait)
  const read = await readInvitation(prisma, link)
  if (!read.ok) return read
  await limits.forgive(link.ip)
  const { row, over } = read.value
  if (over) return { ok: false, problem: over }
  const { projectId, email } = row
  const person = context?.person
  const [project, inviter, known, membership] = await Promise.all([
    prisma.project.findUniqueOrThrow({ where: { id: projectId } }),
    inviterOf(prisma, row),
    email === null ? null : prisma.person.findUnique({ where: { email }, select: { id: true } }),
    person ? prisma.membership.findFirst({ where: { projectId, personId: person.id } }) : null,
  ])
  return ok({
    purpose: row.role === passwordOnly ? 'password' : 'join',
    project: { name: project.name },
    role: roleFrom(row.role) ?? null,
    invited_by: inviter ?? null,
    email,
    known: known !== null,
    expires_at: row.expiresAt.toISOString(),
    you: person ? { name: person.name, email: person.email, belongs: membership !== null } : null,
  })
}
