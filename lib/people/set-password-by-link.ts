import { hashPassword } from '#lib/auth/password.ts'
import { passwordProblem } from '#lib/auth/password-rules.ts'
import { recordEverywhere } from '#lib/auth/record-everywhere.ts'
import { revokePasswordLinks } from '#lib/auth/revoke-password-links.ts'
import { type Browser, openSignIn, revokeSignIns } from '#lib/auth/sign-ins.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Invitation } from '#prisma/generated/client.ts'
import { claimInvitation, markUsed } from './invitation-state.ts'
import { mayReset } from './may-reset.ts'
import type { PeopleDeps } from './people-deps.ts'

/**
 * Sets the password of the person a password link is for, ends their sign-ins and opens one here; other links for them
 * are revoked. The rules that held when the link was made are asked again. Refused: `invalid_values`, `invitation_over`.
 */
export async function setPasswordByLink(
  { prisma }: PeopleDeps,
  row: Invitation,
  input: { password?: string } & Browser,
): Promise<Result<{ signInId: string }>> {
  const { password = '' } = input
  const email = row.email ?? ''
  const wrong = passwordProblem(password, email)
  if (wrong) {
    const fields = { password: wrong }
    return refuse('invalid_values', 'The password was not changed.', 'Correct it and try again.', { fields })
  }
  const passwordHash = await hashPassword(password)
  return prisma.$transaction(async (tx): Promise<Result<{ signInId: string }>> => {
    // Of two links for the same person, used at once, one is over: the person comes before their links.
    await tx.$queryRaw`select id from people where email = ${email} for update`
    const claimed = await claimInvitation(tx, row)
    if (!claimed.ok) return claimed
    const person = await tx.person.findUnique({ where: { email } })
    if (!person || !(await mayReset(tx, row.invitedBy, person.id))) {
      return refuse(
        'invitation_over',
        'This password link is no longer good: roles or projects have changed since it was made.',
        'Ask an owner of your project for a new one.',
      )
    }
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } })
    await revokeSignIns(tx, { personId: person.id })
    await markUsed(tx, row, person.id)
    await revokePasswordLinks(tx, email)
    const actor = { type: 'person', id: person.id } as const
    await recordEverywhere(tx, person.id, { actor, action: 'person.password_set', changed: ['password'], ip: input.ip })
    return ok({ signInId: await openSignIn(tx, person.id, { ...input, projectId: row.projectId }) })
  })
}
