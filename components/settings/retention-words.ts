import type { ProjectSettings } from '#lib/api/project-contract.ts'

export type Retention = Exclude<keyof ProjectSettings, 'id' | 'name'>

export const mostDays = 365

/** What a project keeps for a while, and what it is good for. */
export const retentions: readonly { name: Retention; label: string; what: string; help: string }[] = [
  {
    name: 'call_days',
    label: 'Calls, in days',
    what: 'Calls to providers',
    help: 'Checks and calls to providers, in the chart and the history of an account.',
  },
  {
    name: 'attempt_days',
    label: 'Attempts to link, in days',
    what: 'Attempts to link',
    help: 'When somebody tried to link or edit, and how it ended. Never what was typed.',
  },
  {
    name: 'delivery_days',
    label: 'Webhook deliveries, in days',
    what: 'Webhook deliveries',
    help: 'Events and what your endpoints answered. For as long they can be sent again.',
  },
]

/** True, or what to enter instead. */
export const checkDays = (typed: string): true | string => {
  const days = numberIn(typed)
  return (days >= 1 && days <= mostDays) || `Enter a number of days from 1 to ${mostDays}.`
}

/** As core wants it. */
export const daysIn = (typed: Record<Retention, string>): Record<Retention, number> => ({
  call_days: numberIn(typed.call_days),
  attempt_days: numberIn(typed.attempt_days),
  delivery_days: numberIn(typed.delivery_days),
})

const numberIn = (typed: string): number => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : 0)

export const daysWord = (days: number): string => (days === 1 ? '1 day' : `${days} days`)
