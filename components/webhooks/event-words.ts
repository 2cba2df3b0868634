import type { WebhookList } from '#lib/api/webhook-contract.ts'

/** What an endpoint can be told of, with a line in words each, as core lists it. */
export type EventTypes = WebhookList['types']

type EventGroup = { name: string; events: EventTypes }

const names = [
  ['account.', 'Linked accounts'],
  ['session.', 'Connect sessions'],
] as const

/** The events by what they tell of, for a choice among them. */
export function eventGroups(types: EventTypes): EventGroup[] {
  const isOf = (start: string) => (type: EventTypes[number]) => type.name.startsWith(start)
  const known = names.map(([start, name]) => ({ name, events: types.filter(isOf(start)) }))
  const others = types.filter((type) => !names.some(([start]) => isOf(start)(type)))
  return [...known, { name: 'Others', events: others }].filter(({ events }) => events.length > 0)
}

/** What an endpoint is told of, short: "All events", "account.created", "account.created and 2 more". */
export function eventsInBrief([first, ...rest]: readonly string[]): string {
  if (!first) return 'All events'
  return rest.length > 0 ? `${first} and ${rest.length} more` : first
}
