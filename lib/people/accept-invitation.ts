import { hashPassword } from '#lib/auth/password.ts'
import { checkPersonInput } from '#lib/auth/person-input.ts'
import type { PersonContext } from '#lib/auth/require-person.ts'
import { type Browser, openSignIn } from '#lib/auth/sign-ins.ts'
import { newId } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Invitation } from '#prisma/generated/client.ts'
import { passwordOnly } from './describe-invitation.ts'
import { type InvitationLimits, tooManyTries } from './invitation-limits.ts'
import { claimInvitation, markUsed, readInvitation } from './invitation-state.ts'
import { join } from './join.ts'
import type { PeopleDeps } from './people-deps.ts'
import { setPasswordByLink } from './set-password-by-link.ts'

export type AcceptInput = { id: string; secret: string; name?: string; email?: string; password?: string } & Browser

/**
 * Uses a link up. A signed-in person joins as they are; somebody new gives name, e-mail and password, joins and is
 * signed in; a password link sets the password and signs in. `signInId` is the sign-in to go on with. Whatever comes at
 * once: a link makes one membership. Refused: `not_found`, `invitation_over`, `invitation_refused` (made for another
 * e-mail), `already_member`, `invalid_values`, `too_many_requests`.
 */
export async function acceptInvitation(
  deps: PeopleDeps & { limits: InvitationLimits },
  input: AcceptInput,
  person: PersonContext | undefined,
): Promise<Result<{ signInId: string }>> {
  const wait = await deps.limits.take(input.ip)
  if (wait !== undefined) return tooManyTries(wait)
  const read = await readInvitation(deps.prisma, input)
  if (!read.ok) return read
  const { row, over } = read.value
  if (over) return { ok: false, problem: over }
  const done =
    row.role === passwordOnly
      ? await setPasswordByLink(deps, row, input)
      : person
        ? await joinAs(deps, row, person)
        : await joinAsNew(deps, row, input)
  if (done.ok) await deps.limits.forgive(input.ip)
  return done
}

async function joinAs({ prisma }: PeopleDeps, row: Invitation, asked: PersonContext) {
  const { person, signInId, ip } = asked
  if (row.email !== null && row.email !== person.email) {
    return refuse(
      'invitation_refused',
      `This invitation is for ${row.email}; you are signed in as ${person.email}.`,
      'Sign out and open the link again, or ask for an invitation with your e-mail.',
    )
  }
  return prisma.$transaction(async (tx): Promise<Result<{ signInId: string }>> => {
    const claimed = await claimInvitation(tx, row)
    if (!claimed.ok) return claimed
    const joined = await join(tx, claimed.value, { personId: person.id, ip })
    if (!joined.ok) return joined
    await markUsed(tx, row, person.id)
    await tx.signIn.updateMany({ where: { id: signInId }, data: { projectId: row.projectId } })
    return ok({ signInId })
  })
}

async function joinAsNew({ prisma }: PeopleDeps, row: Invitation, input: AcceptInput) {
  const { name = '', password = '' } = input
  const checked = checkPersonInput({ name, password, email: row.email ?? input.email ?? '' })
  if (!checked.ok) return checked
  const passwordHash = await hashPassword(password)
  return prisma.$transaction(async (tx): Promise<Result<{ signInId: string }>> => {
    const claimed = await claimInvitation(tx, row)
    if (!claimed.ok) return claimed
    const personId = newId()
    const { count } = await tx.person.createMany({
      data: [{ id: personId, passwordHash, ...checked.value }],
      skipDuplicates: true,
    })
    if (count === 0) return known()
    const joined = await join(tx, claimed.value, { personId, ip: input.ip })
    if (!joined.ok) return joined
    await markUsed(tx, row, personId)
    return ok({ signInId: await openSignIn(tx, personId, { ...input, projectId: row.projectId }) })
  })
}

function known() {
  const email = 'Somebody with this e-mail has a sign-in here. If that is you, sign in first, then join.'
  return refuse('invalid_values', 'The account was not created.', 'Sign in, or use another e-mail.', {
    fields: { email },
  })
}
