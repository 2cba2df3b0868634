import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Context } from './context.ts'

/** From least to most. An API key acts as an admin. */
const roles = ['viewer', 'admin', 'owner'] as const
export type Role = (typeof roles)[number]

/** Everything that can be done, and the least role that may. Every page and every mutation asks this table. */
const leastRole = {
  'account.read': 'viewer',
  'connector.read': 'viewer',
  'config.read': 'viewer',
  'project.read': 'viewer',
  'account.link': 'admin',
  'account.edit': 'admin',
  'account.check': 'admin',
  'account.suspend': 'admin',
  'account.delete': 'admin',
  'account.run': 'admin',
  'session.create': 'admin',
  'audit.read': 'admin',
  'config.edit': 'owner',
  'project.edit': 'owner',
  'person.edit': 'owner',
  'key.edit': 'owner',
} as const satisfies Record<string, Role>
export type Action = keyof typeof leastRole

/** Tells whether whoever asks may do this. */
export function can(context: Pick<Context, 'role'>, action: Action): boolean {
  return roles.indexOf(context.role) >= roles.indexOf(leastRole[action])
}

/** The context if it may do this; else `not_signed_in`, or `not_allowed` naming the role it takes. */
export function authorise(context: Context | undefined, action: Action): Result<Context> {
  if (!context) return refuse('not_signed_in', 'Nobody is signed in here, or the sign-in has ended.', 'Sign in again.')
  if (can(context, action)) return ok(context)
  return refuse(
    'not_allowed',
    `This takes the role ${leastRole[action]}; yours is ${context.role}.`,
    'Ask the owner of this hub to do it, or to change your role.',
  )
}

/** A role as it stands in the database, or undefined for a word that is none. */
export function roleFrom(text: string): Role | undefined {
  return roles.find((role) => role === text)
}
