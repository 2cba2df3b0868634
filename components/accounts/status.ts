import type { Tone } from '#components/ui/badge.tsx'
import type { Account } from '#lib/api/contract.ts'

export type Status = Account['status']

type StatusWords = {
  /** on a badge, in a filter */
  word: string
  tone: Tone
  /** said where the account gives no reason of its own */
  reason: string
}

/** Each status of the contract in a person's words. */
export const statusWords = {
  active: { word: 'Connected', tone: 'good', reason: 'The last check passed.' },
  error: { word: 'Needs attention', tone: 'danger', reason: 'The provider no longer accepts what is stored.' },
  suspended: { word: 'Paused', tone: 'warning', reason: 'Calls through this account are stopped until it is resumed.' },
  inactive: { word: 'Not in use', tone: 'neutral', reason: 'Nothing is called through this account.' },
  expired: { word: 'Expired', tone: 'warning', reason: 'The credentials ran out at the provider.' },
  archived: {
    word: 'Archived',
    tone: 'neutral',
    reason: 'Kept for the record. Nothing is called through this account.',
  },
} as const satisfies Record<Status, StatusWords>

/** In the order of filters: what one looks for first comes first. */
export const statuses = ['active', 'error', 'suspended', 'expired', 'inactive', 'archived'] as const satisfies Status[]

export const isStatus = (value: string | undefined): value is Status => statuses.some((status) => status === value)

/** Why the account has its status, in words: its own newest reason, or what the status means. */
export const reasonOf = ({ status, status_reasons }: Pick<Account, 'status' | 'status_reasons'>): string =>
  (status === 'active' ? undefined : status_reasons[0]?.description) ?? statusWords[status].reason

/** Its connector is no longer part of the hub: nothing can be asked, entered or shown of it. */
export const isWithoutConnector = ({ status_reasons }: Pick<Account, 'status_reasons'>): boolean =>
  status_reasons.some(({ code }) => code === 'connector_missing')

/** What an account that is connected cannot do: sentences of optional checks that its last check did not pass. */
export const limitationsOf = ({ status, last_check }: Pick<Account, 'status' | 'last_check'>): string[] =>
  status === 'active' && last_check?.passed
    ? [...new Set(last_check.steps.flatMap(({ state, message }) => (state === 'limited' && message ? [message] : [])))]
    : []
