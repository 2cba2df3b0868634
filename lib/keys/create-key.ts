import { record } from '#lib/audit/record.ts'
import { apiKeyHint, hashApiKey, newApiKey } from '#lib/auth/api-key.ts'
import type { Context } from '#lib/auth/context.ts'
import { nameProblem } from '#lib/auth/person-input.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import type { Scope } from '#lib/auth/scopes.ts'
import { newId } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { type DescribedKey, describeKey } from './describe-key.ts'

export type KeyInput = { name: string; scopes: readonly Scope[]; expiresAt?: Date | null | undefined }

/**
 * Makes an API key; `secret` is the key itself, in this answer alone. Refused as `invalid_values`: no name, no scope, an
 * end that is past.
 */
export async function createKey(
  { prisma }: { prisma: PrismaClient },
  context: Context,
  input: KeyInput,
): Promise<Result<{ key: DescribedKey; secret: string }>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const { projectId, actor, ip, person } = asked.value
  const name = input.name.trim()
  const wrong = problemsOf({ ...input, name })
  if (Object.keys(wrong).length > 0)
    return refuse('invalid_values', 'The key was not made.', 'Correct what is marked and try again.', { fields: wrong })
  const [id, secret] = [newId(), newApiKey()]
  const scopes = input.scopes.includes('*') ? ['*'] : [...new Set(input.scopes)]
  const row = await prisma.$transaction(async (tx) => {
    const hashed = { hash: hashApiKey(secret), hint: apiKeyHint(secret) }
    const made = await tx.apiKey.create({
      data: { id, projectId, name, scopes, ...hashed, createdBy: person.id, expiresAt: input.expiresAt ?? null },
    })
    await record(tx, { projectId, actor, action: 'api_key.created', target: { type: 'api_key', id }, ip })
    return made
  })
  return ok({ key: describeKey(row, person.name), secret })
}

function problemsOf({ name, scopes, expiresAt }: KeyInput): Record<string, string> {
  const found = {
    name: nameProblem(name, 'a name, so that you know later what uses the key'),
    scopes: scopes.length === 0 ? 'Choose at least one thing that the key may do.' : undefined,
    expires_at: expiresAt && expiresAt.getTime() <= Date.now() ? 'This day is past. Choose a later one.' : undefined,
  }
  return Object.fromEntries(Object.entries(found).flatMap(([field, said]) => (said ? [[field, said]] : [])))
}
