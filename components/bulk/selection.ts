import type { Account } from '#lib/api/contract.ts'

/** What is known of an account that was chosen. */
export type Chosen = Pick<Account, 'id' | 'display_name' | 'type'>

/** Accounts chosen one by one, over several pages if need be; or everything that the filters match. */
export type Selection = { kind: 'some'; accounts: readonly Chosen[] } | { kind: 'all' }

export const NOTHING: Selection = { kind: 'some', accounts: [] }

export const isChosen = (selection: Selection, id: string): boolean =>
  selection.kind === 'all' || selection.accounts.some((account) => account.id === id)

/** How many, of `total` that the filters match. */
export const countChosen = (selection: Selection, total: number): number =>
  selection.kind === 'all' ? total : selection.accounts.length

/** How much of the page is chosen. */
export function pageState(selection: Selection, page: readonly Chosen[]): 'all' | 'some' | 'none' {
  const chosen = page.filter(({ id }) => isChosen(selection, id)).length
  if (chosen === 0) return countChosen(selection, 1) > 0 ? 'some' : 'none'
  return chosen === page.length ? 'all' : 'some'
}

/**
 * With these accounts chosen, or without them. Of everything that matches, one that is taken out leaves what stands on
 * the page: what is on the others was never seen.
 */
export function choose(
  selection: Selection,
  accounts: readonly Chosen[],
  on: boolean,
  page: readonly Chosen[],
): Selection {
  const before = selection.kind === 'all' ? page : selection.accounts
  const others = before.filter(({ id }) => accounts.every((account) => account.id !== id))
  return { kind: 'some', accounts: on ? [...others, ...accounts] : others }
}

/** From the row that was pressed last to this one, in the page's order: what Shift chooses. */
export function between(page: readonly Chosen[], from: string | undefined, to: string): readonly Chosen[] {
  const [start, end] = [page.findIndex(({ id }) => id === from), page.findIndex(({ id }) => id === to)]
  if (end < 0) return []
  return start < 0 ? page.slice(end, end + 1) : page.slice(Math.min(start, end), Math.max(start, end) + 1)
}
