import type { Context } from '#lib/auth/context.ts'
import { nameProblem } from '#lib/auth/person-input.ts'
import { recordEverywhere } from '#lib/auth/record-everywhere.ts'
import { requirePerson } from '#lib/auth/require-person.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { PeopleDeps } from './people-deps.ts'

/** Changes one's own name, which colleagues see. Refused: `invalid_values`, `not_allowed` for an API key. */
export async function changeName({ prisma }: PeopleDeps, context: Context, text: string): Promise<Result<string>> {
  const asked = requirePerson(context)
  if (!asked.ok) return asked
  const name = text.trim()
  const wrong = nameProblem(name)
  if (wrong) return refuse('invalid_values', 'The name was not changed.', 'Correct it.', { fields: { name: wrong } })
  const { person, actor, ip } = asked.value
  await prisma.$transaction(async (tx) => {
    await tx.person.update({ where: { id: person.id }, data: { name } })
    await recordEverywhere(tx, person.id, { actor, action: 'person.renamed', changed: ['name'], ip })
  })
  return ok(name)
}
