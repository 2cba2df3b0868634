import { z } from 'zod'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { passwordProblem } from './password-rules.ts'

const email = z.email().max(254)

/** An e-mail address as it is stored and looked up: trimmed, in lower case. */
export function normaliseEmail(text: string): string {
  return text.trim().toLowerCase()
}

/** Cleans and checks what someone typed to become the owner; refused as `invalid_values` with a sentence per field. */
export function checkOwnerInput(input: { email: string; name: string; password: string }): Result<{
  email: string
  name: string
}> {
  const cleaned = { email: normaliseEmail(input.email), name: input.name.trim() }
  const fields: Record<string, string> = {}
  if (!email.safeParse(cleaned.email).success) fields.email = 'This is not an e-mail address. Example: ada@acme.com'
  if (cleaned.name === '') fields.name = 'Enter your name.'
  if (cleaned.name.length > 200) fields.name = 'This name is longer than 200 characters. Use a shorter one.'
  const password = passwordProblem(input.password, cleaned.email)
  if (password) fields.password = password
  if (Object.keys(fields).length === 0) return ok(cleaned)
  return refuse('invalid_values', 'The account was not created.', 'Correct the marked fields and try again.', {
    fields,
  })
}
