import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Context } from './context.ts'

export type PersonContext = Context & Required<Pick<Context, 'person' | 'signInId'>>

/** The context if a signed-in person asks; an API key has no name, password or sign-ins: `not_allowed`. */
export function requirePerson(context: Context): Result<PersonContext> {
  const { person, signInId } = context
  if (person && signInId !== undefined) return ok({ ...context, person, signInId })
  return refuse('not_allowed', 'This belongs to people; an API key has no such thing.', 'Sign in with a browser.')
}
