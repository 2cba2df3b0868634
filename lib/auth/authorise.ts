import { ok, type Result, refuse } from '#lib/problems.ts'
import { say } from '#lib/words/index.ts'
import { requireOpen } from './connect-session.ts'
import type { Context } from './context.ts'
import { isAtLeast, type Role } from './role.ts'
import { isInScope, scopeFor } from './scopes.ts'

/** Everything that can be done, and the least role that may. Every page and every mutation asks this table. */
const leastRole = {
  'account.read': 'viewer',
  'account.list': 'viewer',
  'connector.read': 'viewer',
  'config.read': 'viewer',
  'session.read': 'viewer',
  'project.read': 'viewer',
  'person.read': 'viewer',
  /** one's own name, password and sign-ins, and the project one looks at */
  'self.edit': 'viewer',
  'account.export': 'admin',
  'account.link': 'admin',
  'account.edit': 'admin',
  'account.rename': 'admin',
  'account.check': 'admin',
  'account.suspend': 'admin',
  'account.delete': 'admin',
  'account.run': 'admin',
  'session.create': 'admin',
  'audit.read': 'admin',
  'webhook.read': 'admin',
  'webhook.edit': 'admin',
  'config.edit': 'owner',
  'project.edit': 'owner',
  'project.create': 'owner',
  'project.delete': 'owner',
  'person.edit': 'owner',
  'key.edit': 'owner',
} as const satisfies Record<string, Role>
export type Action = keyof typeof leastRole

/** The actions in the order of the table. */
export const actions = Object.keys(leastRole) as [Action, ...Action[]]

/** What a connect session is for. Which connectors, accounts and owner are its own is for each verb to say. */
const sessionMay: ReadonlySet<Action> = new Set<Action>([
  'account.read',
  'account.link',
  'account.edit',
  'connector.read',
])

/** Of these the verbs say themselves that a used session is over: what it has linked is its answer when asked again. */
const askedAgain: ReadonlySet<Action> = new Set<Action>(['account.link', 'account.edit'])

type Asking = Pick<Context, 'role' | 'scopes' | 'session'>

/** Tells whether whoever asks may do this. */
export function can({ role, scopes, session }: Asking, action: Action): boolean {
  if (session) return !session.over && sessionMay.has(action)
  return isAtLeast(role, leastRole[action]) && (!scopes || isInScope(scopes, action))
}

/**
 * The context if it may do this. Else `not_signed_in`, or `not_allowed` naming the role or the scope it takes; why a
 * connect session is over.
 */
export function authorise(context: Context | undefined, action: Action): Result<Context> {
  if (!context) return refuse('not_signed_in', 'Nobody is signed in here, or the sign-in has ended.', 'Sign in again.')
  if (context.session) return authoriseSession(context, context.session, action)
  if (can(context, action)) return ok(context)
  if (context.scopes) return lacksScope(context.scopes, action)
  return refuse(
    'not_allowed',
    `This takes the role ${leastRole[action]}; yours is ${context.role}.`,
    'Ask an owner of your project to do it, or to change your role.',
  )
}

function authoriseSession(context: Context, session: NonNullable<Context['session']>, action: Action): Result<Context> {
  const open = session.over?.kind === 'session_used' && askedAgain.has(action) ? ok(session) : requireOpen(session)
  if (!open.ok) return open
  if (sessionMay.has(action)) return ok(context)
  return refuse(
    'not_allowed',
    say('A connect session may link an account or edit its own, and nothing else.'),
    say('Sign in to the hub, or send an API key without the header x-hub-session-token.'),
  )
}

function lacksScope(held: readonly string[], action: Action) {
  const wanted = scopeFor(action)
  if (wanted === null || held.includes('*') || held.includes(wanted)) {
    return refuse(
      'not_allowed',
      'No API key may do this, whatever its scopes: it takes somebody who is signed in.',
      'Sign in with a browser.',
    )
  }
  return refuse(
    'not_allowed',
    `This takes an API key with the scope ${wanted}; this key has ${held.join(', ') || 'none'}.`,
    `Ask an owner of your project for a key with the scope ${wanted}.`,
  )
}
