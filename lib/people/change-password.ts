import type { Context } from '#lib/auth/context.ts'
import { hashPassword, verifyPassword } from '#lib/auth/password.ts'
import { passwordProblem } from '#lib/auth/password-rules.ts'
import { recordEverywhere } from '#lib/auth/record-everywhere.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import { revokePasswordLinks } from '#lib/auth/revoke-password-links.ts'
import type { SignInLimits } from '#lib/auth/sign-in-limits.ts'
import { revokeSignIns } from '#lib/auth/sign-ins.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { PeopleDeps } from './people-deps.ts'

/**
 * Changes one's own password, ends one's other sign-ins and revokes open password links for oneself. Wrong tries count
 * as tries to sign in. Refused: `invalid_values` (the current password is wrong, the new one cannot be taken),
 * `too_many_requests`, `not_allowed` for an API key.
 */
export async function changePassword(
  { prisma, limits }: PeopleDeps & { limits: SignInLimits },
  context: Context,
  input: { current: string; password: string },
): Promise<Result<undefined>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const { person, signInId, actor, ip } = asked.value
  const wrong = passwordProblem(input.password, person.email)
  if (wrong) return invalid({ password: wrong })
  if (input.password === input.current) return invalid({ password: 'This is the password you have. Choose another.' })

  const wait = await limits.take(person.email, ip)
  if (wait !== undefined) {
    const time = wait <= 60 ? 'a minute' : `${Math.ceil(wait / 60)} minutes`
    return refuse('too_many_requests', 'The current password was wrong too often.', `Try again in ${time}.`, {
      retryAfter: wait,
    })
  }
  const { passwordHash: stored } = await prisma.person.findUniqueOrThrow({ where: { id: person.id } })
  if (!(await verifyPassword(input.current, stored))) return invalid({ current: 'This is not your current password.' })
  await limits.forgive(person.email, ip)

  const passwordHash = await hashPassword(input.password)
  await prisma.$transaction(async (tx) => {
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } })
    await revokeSignIns(tx, { personId: person.id, except: signInId })
    await revokePasswordLinks(tx, person.email)
    await recordEverywhere(tx, person.id, { actor, action: 'person.password_changed', changed: ['password'], ip })
  })
  return ok(undefined)
}

const invalid = (fields: Record<string, string>) =>
  refuse('invalid_values', 'The password was not changed.', 'Correct the marked field and try again.', { fields })
