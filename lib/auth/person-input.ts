import { z } from 'zod'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { passwordProblem } from './password-rules.ts'

const email = z.email().max(254)

/** An e-mail address as it is stored and looked up: trimmed, in lower case. */
export function normaliseEmail(text: string): string {
  return text.trim().toLowerCase()
}

/** Why this is no e-mail address, as a sentence for its field; undefined when it is one. Give it normalised. */
export function emailProblem(text: string): string | undefined {
  return email.safeParse(text).success ? undefined : 'This is not an e-mail address. Example: ada@acme.com'
}

/** Why this cannot be the name of a person or a project; undefined when it can. Give it trimmed. */
export function nameProblem(text: string, what = 'your name'): string | undefined {
  if (text === '') return `Enter ${what}.`
  return text.length > 200 ? 'This name is longer than 200 characters. Use a shorter one.' : undefined
}

/** Cleans and checks what a new person typed; refused as `invalid_values` with a sentence per field. */
export function checkPersonInput(input: { email: string; name: string; password: string }): Result<{
  email: string
  name: string
}> {
  const cleaned = { email: normaliseEmail(input.email), name: input.name.trim() }
  const found = {
    email: emailProblem(cleaned.email),
    name: nameProblem(cleaned.name),
    password: passwordProblem(input.password, cleaned.email),
  }
  const fields = Object.fromEntries(Object.entries(found).flatMap(([name, said]) => (said ? [[name, said]] : [])))
  if (Object.keys(fields).length === 0) return ok(cleaned)
  return refuse('invalid_values', 'The account was not created.', 'Correct the marked fields and try again.', {
    fields,
  })
}
