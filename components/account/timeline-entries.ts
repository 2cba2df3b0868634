import type { HistoryItem } from '#lib/api/account-history-contract.ts'
import type { Check } from './call-words.ts'

export type StatusItem = Extract<HistoryItem, { kind: 'status' }>
export type EditItem = Extract<HistoryItem, { kind: 'edit' }>

/** One line of the timeline. Checks that ended alike with nothing between them are one; newest first, as all. */
export type Entry = StatusItem | EditItem | { kind: 'checks'; id: string; checks: readonly [Check, ...Check[]] }

/** Collapses runs of equal checks: fourteen that passed are one line. */
export function timelineEntries(items: readonly HistoryItem[]): Entry[] {
  const entries: Entry[] = []
  for (const item of items) {
    const last = entries.at(-1)
    if (item.kind !== 'check') entries.push(item)
    else if (last?.kind === 'checks' && isAlike(last.checks[0], item))
      entries[entries.length - 1] = { ...last, checks: [...last.checks, item] }
    else entries.push({ kind: 'checks', id: item.id, checks: [item] })
  }
  return entries
}

const isAlike = (one: Check, other: Check): boolean =>
  one.outcome === other.outcome && (one.outcome === 'passed' || one.code === other.code)
