import type { Context } from '#lib/auth/context.ts'
import { lockOwners } from '#lib/auth/lock-owners.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { passwordOnly } from './describe-invitation.ts'
import { findMember } from './find-member.ts'
import { mayReset } from './may-reset.ts'
import type { PeopleDeps } from './people-deps.ts'
import { type MadeInvitation, writeInvitation } from './write-invitation.ts'

const lifetimeMs = 24 * 60 * 60_000

/**
 * A link with which somebody who lost their password sets a new one; good for a day and once, and it ends all their
 * sign-ins when used. Refused: `not_found`; `not_allowed` for oneself, and for people who also belong to a project that
 * is not yours.
 */
export async function makePasswordLink(
  { prisma, hubUrl }: PeopleDeps & { hubUrl: string },
  context: Context,
  id: string,
): Promise<Result<MadeInvitation>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  return prisma.$transaction(async (tx) => {
    const owners = await lockOwners(tx, context)
    if (!owners.ok) return owners
    const found = await findMember(tx, context, id)
    if (!found.ok) return found
    const { email, name } = found.value
    if (found.value.id === asked.value.person.id)
      return refuse(
        'not_allowed',
        'This would be a link for yourself.',
        'Change your password in the settings, under You.',
      )
    if (!(await mayReset(tx, asked.value.person.id, found.value.id))) {
      return refuse(
        'not_allowed',
        `${name} also belongs to a project that you do not own, and a new password would open that one, too.`,
        'Ask somebody who owns all of their projects; an owner’s own password is set anew with npm run owner:reset.',
      )
    }
    const made = { hubUrl, role: passwordOnly, email, lifetimeMs, action: 'person.password_link_made' } as const
    return ok(await writeInvitation(tx, asked.value, made))
  })
}
