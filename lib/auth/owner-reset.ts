import { randomInt } from 'node:crypto'
import { record } from '#lib/audit/record.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { hashPassword } from './password.ts'
import { passwordProblem } from './password-rules.ts'
import { normaliseEmail } from './person-input.ts'
import { revokePasswordLinks } from './revoke-password-links.ts'
import { revokeSignIns } from './sign-ins.ts'

/**
 * Gives an owner a new password, made here unless one is given, ends all their sign-ins and revokes open password links
 * for them. `generated` is to be shown once. Refused: `not_found` (no owner yet, or none with this e-mail),
 * `invalid_values` (the given password; or several owners and no e-mail to choose by).
 */
export async function resetOwner(
  deps: { prisma: PrismaClient },
  input: { email?: string | undefined; password?: string | undefined } = {},
): Promise<Result<{ email: string; generated: string | undefined }>> {
  const { prisma } = deps
  const memberships = await prisma.membership.findMany({ where: { role: 'owner' } })
  const ids = [...new Set(memberships.map(({ personId }) => personId))]
  const owners = await prisma.person.findMany({ where: { id: { in: ids } }, orderBy: { createdAt: 'asc' } })
  const email = input.email === undefined ? undefined : normaliseEmail(input.email)
  const matching = owners.filter((person) => email === undefined || person.email === email)
  const [owner] = matching
  if (!owner) return noOwner(email)
  if (matching.length > 1) return several(owners.map((person) => person.email))
  const problem = input.password === undefined ? undefined : passwordProblem(input.password, owner.email)
  if (problem) return refuse('invalid_values', problem, 'Nothing was changed. Run it again with another password.')

  const generated = input.password === undefined ? newPassword() : undefined
  const passwordHash = await hashPassword(input.password ?? generated!)
  await prisma.$transaction(async (tx) => {
    await tx.person.update({ where: { id: owner.id }, data: { passwordHash } })
    await revokeSignIns(tx, { personId: owner.id })
    await revokePasswordLinks(tx, owner.email)
    const target = { type: 'person', id: owner.id }
    const entry = { actor: { type: 'system' }, action: 'person.password_reset', target, changed: ['password'] } as const
    for (const { projectId } of memberships.filter(({ personId }) => personId === owner.id)) {
      await record(tx, { projectId, ...entry })
    }
  })
  return ok({ email: owner.email, generated })
}

/** Twenty characters in four groups (about 99 bits), without letters that look alike. */
function newPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

function noOwner(email: string | undefined) {
  if (email === undefined) {
    return refuse('not_found', 'This hub has no owner yet.', 'Open it in a browser and create the owner account.')
  }
  return refuse('not_found', `This hub has no owner with the e-mail ${email}.`, 'Check the e-mail address.')
}

function several(emails: string[]) {
  const names = emails.join(', ')
  return refuse('invalid_values', `This hub has several owners: ${names}.`, 'Name the one to reset by e-mail.')
}
