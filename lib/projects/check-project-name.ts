import { nameProblem } from '#lib/auth/person-input.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'

/** A project's name, trimmed; refused as `invalid_values`. */
export function checkProjectName(text: string): Result<string> {
  const name = text.trim()
  const wrong = nameProblem(name, 'the name of the project')
  if (!wrong) return ok(name)
  return refuse('invalid_values', 'The name was not saved.', 'Correct it and try again.', { fields: { name: wrong } })
}
