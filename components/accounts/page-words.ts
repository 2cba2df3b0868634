import type { Sort } from './list-url.ts'

type Page = { first: number | undefined; shown: number; total: number; isExact: boolean; sort?: Sort | undefined }

const orders = { oldest: 'oldest first', status_since: 'last changed first' } as const satisfies Record<Sort, string>

/** "1,234"; "1,000+" where there are at least as many. */
export const countWords = (count: number, isExact = true): string =>
  `${count.toLocaleString('en')}${isExact || count === 0 ? '' : '+'}`

/** "1 account", "5,214 accounts". */
export const accountsWords = (count: number, isExact = true): string =>
  `${countWords(count, isExact)} ${count === 1 && isExact ? 'account' : 'accounts'}`

/** Which accounts stand on the page: "3 accounts", "26–50 of 1,234 accounts, newest first". */
export function pageWords({ first, shown, total, isExact, sort }: Page): string {
  if (shown === total && isExact) return accountsWords(total)
  const range = first === undefined ? countWords(shown) : `${countWords(first)}–${countWords(first + shown - 1)}`
  return `${range} of ${countWords(total, isExact)} accounts, ${sort ? orders[sort] : 'newest first'}`
}

type Place = {
  from: string | undefined
  isFirst: boolean
  isLast: boolean
  shown: number
  total: number
  isExact: boolean
}

/** The number of the page's first account, from 1. The address only hints at it; the ends of the list are known. */
export function firstOnPage({ from, isFirst, isLast, shown, total, isExact }: Place): number | undefined {
  if (isFirst) return 1
  if (isLast && isExact) return total - shown + 1
  const hinted = Number(from)
  return from && (!isExact || hinted + shown - 1 <= total) ? hinted : undefined
}
