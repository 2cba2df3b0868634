import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { lockOwners } from '#lib/auth/lock-owners.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import { roleFrom } from '#lib/auth/role.ts'
import type { Tx } from '#lib/db.ts'
import { toPublic } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import { passwordOnly } from './describe-invitation.ts'
import { makePasswordLink } from './make-password-link.ts'
import { findInvitation } from './open-invitations.ts'
import type { PeopleDeps } from './people-deps.ts'
import { type MadeInvitation, writeInvitation } from './write-invitation.ts'

/** Makes a link worthless at once. Refused: `not_found`, also where it was used in the meantime. */
export async function revokeInvitation(
  { prisma }: PeopleDeps,
  context: Context,
  id: string,
): Promise<Result<undefined>> {
  return prisma.$transaction(async (tx) => {
    const found = await findInvitation(tx, context, id)
    if (!found.ok) return found
    if (!(await revoke(tx, found.value.id))) return notFound('open invitation')
    const { projectId, actor, ip } = context
    const target = { type: 'invitation', id: found.value.id }
    await record(tx, { projectId, actor, action: 'invitation.revoked', target, ip })
    return ok(undefined)
  })
}

/** A new link for the same person, role and length of time; the old link is worthless from then on. */
export async function renewInvitation(
  deps: PeopleDeps & { hubUrl: string },
  context: Context,
  id: string,
): Promise<Result<MadeInvitation>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const found = await findInvitation(deps.prisma, context, id)
  if (!found.ok) return found
  const { role, email, createdAt, expiresAt } = found.value
  if (role === passwordOnly) return renewPasswordLink(deps, context, email)
  const lifetimeMs = expiresAt.getTime() - createdAt.getTime()
  return deps.prisma.$transaction(async (tx) => {
    const owners = await lockOwners(tx, context)
    if (!owners.ok) return owners
    const known = roleFrom(role)
    if (!known || !(await revoke(tx, found.value.id))) return notFound('open invitation')
    const made = { hubUrl: deps.hubUrl, role: known, email, lifetimeMs, action: 'invitation.renewed' }
    return ok(await writeInvitation(tx, asked.value, made))
  })
}

/** Whoever it is for may have left, or joined another project, since the first link was made: the same rules again. */
async function renewPasswordLink(deps: PeopleDeps & { hubUrl: string }, context: Context, email: string | null) {
  const person = await deps.prisma.person.findUnique({ where: { email: email ?? '' } })
  return person ? makePasswordLink(deps, context, toPublic('per', person.id)) : notFound('open invitation')
}

async function revoke(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, revokedAt: null, acceptedAt: null },
    data: { revokedAt: new Date() },
  })
  return count === 1
}
