import type { Call, HistoryItem } from '#lib/api/account-history-contract.ts'

export type Outcome = Call['outcome']
type Cause = Call['cause']
export type Check = Extract<HistoryItem, { kind: 'check' }>

/** How a call ended, in a word. `unavailable`: nothing was learned about the account. */
export const outcomeWord = {
  passed: 'passed',
  refused: 'refused',
  unavailable: 'no answer',
} as const satisfies Record<Outcome, string>

/** What set a call off. */
export const causeWords = {
  person: 'by hand',
  api: 'through the API',
  bulk: 'in a bulk check',
  schedule: 'on schedule',
} as const satisfies Record<Cause, string>

/** What was called: a check, or an action by its id. */
export const calledWord = ({ kind, action }: Pick<Call, 'kind' | 'action'>): string =>
  kind === 'action' && action ? action : 'Check'

/** A run of checks that ended alike: "Check passed", "14 checks passed", "3 checks got no answer". */
export function checksWords(outcome: Outcome, count: number): string {
  const checks = count === 1 ? 'Check' : `${count.toLocaleString('en')} checks`
  const ends = { passed: 'passed', refused: 'refused', unavailable: 'got no answer' }
  return `${checks} ${ends[outcome]}`
}
