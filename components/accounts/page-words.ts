type Page = { first: number | undefined; shown: number; total: number }

const count = (number: number): string => number.toLocaleString('en')

/** Which accounts stand on the page: "3 accounts", "26–50 of 1,234 accounts, newest first". */
export function pageWords({ first, shown, total }: Page): string {
  if (shown === total) return `${count(total)} ${total === 1 ? 'account' : 'accounts'}`
  const range = first === undefined ? count(shown) : `${count(first)}–${count(first + shown - 1)}`
  return `${range} of ${count(total)} accounts, newest first`
}

type Place = { from: string | undefined; isFirst: boolean; isLast: boolean; shown: number; total: number }

/** The number of the page's first account, from 1. The address only hints at it; the ends of the list are known. */
export function firstOnPage({ from, isFirst, isLast, shown, total }: Place): number | undefined {
  if (isFirst) return 1
  if (isLast) return total - shown + 1
  const hinted = Number(from)
  return from && hinted + shown - 1 <= total ? hinted : undefined
}
