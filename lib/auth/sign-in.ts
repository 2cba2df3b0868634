import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { verifyPassword } from './password.ts'
import { normaliseEmail } from './person-input.ts'
import type { SignInLimits } from './sign-in-limits.ts'
import { type Browser, openSignIn } from './sign-ins.ts'

export type SignInInput = { email: string; password: string }
type SignedIn = { signInId: string; person: { id: string; email: string; name: string } }

/**
 * Signs a person in. Refused: `sign_in_refused`, in the same words and with the same work for an unknown e-mail and a
 * wrong password; `too_many_requests` with `retryAfter`.
 */
export async function signIn(
  deps: { prisma: PrismaClient; limits: SignInLimits },
  input: SignInInput & Browser,
): Promise<Result<SignedIn>> {
  const { prisma, limits } = deps
  const { ip } = input
  const email = normaliseEmail(input.email)
  const wait = await limits.take(email, ip)
  if (wait !== undefined) return tooMany(wait)

  const found = await prisma.person.findUnique({ where: { email } })
  const matches = await verifyPassword(input.password, found?.passwordHash)
  const projectIds = await projectsOf(prisma, found?.id)
  if (!found || !matches || projectIds.length === 0) {
    const target = { type: 'person', id: found?.id }
    await recordAll(prisma, projectIds, { actor: { type: 'system' }, action: 'person.sign_in_refused', target, ip })
    return refused()
  }

  await limits.forgive(email, ip)
  const person = { id: found.id, email: found.email, name: found.name }
  const signInId = await prisma.$transaction(async (tx) => {
    const actor = { type: 'person', id: person.id } as const
    await recordAll(tx, projectIds, { actor, action: 'person.signed_in', target: actor, ip })
    return openSignIn(tx, person.id, input)
  })
  return ok({ signInId, person })
}

/** The projects whose audit logs tell of it; a try with an unknown e-mail is told to the first project. */
async function projectsOf(prisma: Tx, personId: string | undefined): Promise<string[]> {
  if (personId !== undefined) {
    const memberships = await prisma.membership.findMany({ where: { personId }, select: { projectId: true } })
    return memberships.map(({ projectId }) => projectId)
  }
  const first = await prisma.project.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true } })
  return first ? [first.id] : []
}

async function recordAll(tx: Tx, projectIds: string[], entry: Omit<Parameters<typeof record>[1], 'projectId'>) {
  for (const projectId of projectIds) await record(tx, { projectId, ...entry })
}

function refused() {
  return refuse(
    'sign_in_refused',
    'E-mail or password is not right.',
    'Check both and try again. If the password is lost, ask an owner of your project for a password link; the owner’s own is set anew on the server, with npm run owner:reset.',
  )
}

function tooMany(retryAfter: number) {
  const minutes = Math.ceil(retryAfter / 60)
  const time = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return refuse('too_many_requests', 'There were too many tries to sign in.', `Try again in ${time}.`, { retryAfter })
}
