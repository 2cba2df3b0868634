/** What an endpoint can be told of, and what that means in words. */
export const eventTypes = {
  'account.created': 'An account was linked',
  'account.updated': 'An account was edited, renamed or changed its status',
  'account.deleted': 'An account was deleted, and the ten seconds for undo are over',
  'account.status_changed': 'An account began or stopped to work, was suspended, resumed or archived',
  'account.check_failed': 'A check found that an account’s credentials are refused',
  'session.opened': 'A customer opened a link or a frame for the first time',
  'session.completed': 'A customer linked or edited an account with a link or a frame',
  'session.renewal_requested': 'A customer whose link is over asked for a new one',
} as const

export type EventType = keyof typeof eventTypes
export const eventTypeNames = Object.keys(eventTypes) as [EventType, ...EventType[]]

/** Sent to one endpoint when somebody asks for it; nobody subscribes to it. */
export const TEST_EVENT = 'webhook.test'
