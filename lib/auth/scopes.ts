import type { Action } from './authorise.ts'

/** What an API key may be made for, and what that means in words. */
export const scopes = {
  '*': 'Everything an admin may do',
  'accounts:read': 'See linked accounts',
  'accounts:write': 'Link, edit, check, suspend and delete accounts',
  'actions:run': 'Run actions on linked accounts',
  'sessions:read': 'See connect sessions',
  'sessions:write': 'Make, look up and revoke connect sessions',
  'connectors:read': 'See connectors and their configs',
  'project:read': 'See the project and its people',
  'audit:read': 'Read the audit log',
  'webhooks:read': 'See webhook endpoints and their deliveries',
  'webhooks:write': 'Add, change, test and remove webhook endpoints, and send events again',
} as const

export type Scope = keyof typeof scopes
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]]

/** The one scope that an action takes; null: no key may, whatever its scopes. */
const scopeOf: Readonly<Record<Action, Exclude<Scope, '*'> | null>> = {
  'account.read': 'accounts:read',
  'account.list': 'accounts:read',
  'account.export': 'accounts:read',
  'account.link': 'accounts:write',
  'account.edit': 'accounts:write',
  'account.rename': 'accounts:write',
  'account.check': 'accounts:write',
  'account.suspend': 'accounts:write',
  'account.delete': 'accounts:write',
  'account.run': 'actions:run',
  'session.read': 'sessions:read',
  'session.create': 'sessions:write',
  'connector.read': 'connectors:read',
  'config.read': 'connectors:read',
  'project.read': 'project:read',
  'person.read': 'project:read',
  'audit.read': 'audit:read',
  'webhook.read': 'webhooks:read',
  'webhook.edit': 'webhooks:write',
  'self.edit': null,
  'config.edit': null,
  'project.edit': null,
  'project.create': null,
  'project.delete': null,
  'person.edit': null,
  'key.edit': null,
}

/** The scope that an action takes of an API key, or null where no key may. */
export const scopeFor = (action: Action): Exclude<Scope, '*'> | null => scopeOf[action]

/** Whether a key with these scopes may. */
export function isInScope(held: readonly string[], action: Action): boolean {
  const wanted = scopeOf[action]
  return wanted !== null && (held.includes('*') || held.includes(wanted))
}
