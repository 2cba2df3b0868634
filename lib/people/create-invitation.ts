import type { Context } from '#lib/auth/context.ts'
import { lockOwners } from '#lib/auth/lock-owners.ts'
import { emailProblem, normaliseEmail } from '#lib/auth/person-input.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import type { Role } from '#lib/auth/role.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { PeopleDeps } from './people-deps.ts'
import { type MadeInvitation, writeInvitation } from './write-invitation.ts'

const dayMs = 24 * 60 * 60_000

/**
 * Invites to the project with a link that works once, for whoever has it, or for one e-mail alone. Refused:
 * `invalid_values`; `already_member` where the e-mail is that of somebody who belongs to the project.
 */
export async function createInvitation(
  { prisma, hubUrl }: PeopleDeps & { hubUrl: string },
  context: Context,
  input: { role: Role; email?: string | undefined; days: number },
): Promise<Result<MadeInvitation>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const email = normaliseEmail(input.email ?? '') || null
  const wrong = email === null ? undefined : emailProblem(email)
  if (wrong) return refuse('invalid_values', 'No link was made.', 'Correct the e-mail.', { fields: { email: wrong } })
  return prisma.$transaction(async (tx) => {
    const owners = await lockOwners(tx, context)
    if (!owners.ok) return owners
    const known = email === null ? null : await tx.person.findUnique({ where: { email } })
    const { projectId } = context
    const membership = known && (await tx.membership.findFirst({ where: { projectId, personId: known.id } }))
    if (known && membership) {
      return refuse(
        'already_member',
        `${known.name} (${known.email}) belongs to this project already, as ${membership.role}.`,
        'Change their role in the list, if that is what you want.',
      )
    }
    const made = { hubUrl, role: input.role, email, lifetimeMs: input.days * dayMs, action: 'person.invited' }
    return ok(await writeInvitation(tx, asked.value, made))
  })
}
