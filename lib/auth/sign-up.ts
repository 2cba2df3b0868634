import { record } from '#lib/audit/record.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { createOwner, hasOwner } from './create-owner.ts'
import type { ConnectorSummary } from './default-configs.ts'
import { hashPassword } from './password.ts'
import { checkPersonInput } from './person-input.ts'
import { type Browser, openSignIn } from './sign-ins.ts'

export type SignUpInput = { email: string; name: string; password: string; projectName?: string | undefined }

/**
 * The first person to come becomes the owner of a new installation and is signed in. `apiKey` is HUB_API_KEY.
 * Refused: `owner_exists`, also for the slower of two at once; `invalid_values` with a sentence per field.
 */
export async function signUp(
  deps: { prisma: PrismaClient; connectors: readonly ConnectorSummary[]; apiKey?: string | undefined },
  input: SignUpInput & Browser,
): Promise<Result<{ signInId: string; personId: string; projectId: string }>> {
  const { prisma, connectors, apiKey } = deps
  if (await hasOwner(prisma)) return ownerExists()
  const checked = checkPersonInput(input)
  if (!checked.ok) return checked
  const passwordHash = await hashPassword(input.password)
  const projectName = input.projectName?.trim().slice(0, 200) || 'My project'
  const owner = {
    ...checked.value,
    passwordHash,
    projectName,
    connectors,
    apiKey,
    actor: 'owner',
    ip: input.ip,
  } as const

  const made = await prisma.$transaction(async (tx) => {
    const ids = await createOwner(tx, owner)
    if (!ids) return undefined
    const { projectId, personId } = ids
    const signInId = await openSignIn(tx, personId, input)
    const person = { type: 'person', id: personId } as const
    await record(tx, { projectId, actor: person, action: 'person.signed_in', target: person, ip: input.ip })
    return { ...ids, signInId }
  })
  return made ? ok(made) : ownerExists()
}

function ownerExists() {
  return refuse(
    'owner_exists',
    'This hub has an owner already, so no account was created.',
    'Sign in, or ask an owner to invite you. If the owner’s password is lost, run npm run owner:reset on the server.',
  )
}
