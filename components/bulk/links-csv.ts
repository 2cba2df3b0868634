import type { RelinkLinks } from '#lib/api/bulk-contract.ts'

type Links = RelinkLinks['data']

const columns = [
  'account_id',
  'display_name',
  'origin_owner_id',
  'origin_owner_name',
  'link',
  'expires_at',
] as const satisfies (keyof Links[number])[]

/** The links as a CSV file (RFC 4180), with what spreadsheets read its encoding from. */
export const linksCsv = (links: Links): string =>
  `\uFEFF${[columns, ...links.map((link) => columns.map((name) => link[name]))].map(lineOf).join('')}`

/** The same to paste into a sheet: customer, account and link, parted by tabs. */
export const linksText = (links: Links): string =>
  links
    .map(({ origin_owner_name, display_name, link }) => [origin_owner_name, display_name, link].join('\t'))
    .join('\n')

const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`

/** A cell that a spreadsheet would take for a formula is given a quote in front. */
function cellOf(text: string): string {
  const harmless = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
