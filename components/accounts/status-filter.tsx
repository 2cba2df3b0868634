import Link from 'next/link'
import type { AccountList } from '#lib/api/contract.ts'
import { type ListQuery, listHref } from './list-url.ts'
import { countWords } from './page-words.ts'
import { statuses, statusWords } from './status.ts'

type StatusFilterProps = {
  query: ListQuery
  counts: AccountList['counts']
  /** false: there are at least as many */
  isExact: boolean
}

/** One link per status that occurs, each with its count. */
export function StatusFilter({ query, counts, isExact }: StatusFilterProps) {
  const all = statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0)
  const shown = statuses.filter((status) => counts[status] || status === query.status)
  const entries = [
    { status: undefined, word: 'All', count: all },
    ...shown.map((status) => ({ status, word: statusWords[status].word, count: counts[status] ?? 0 })),
  ]
  return (
    <nav aria-label="Filter by status" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-5 border-border border-b">
        {entries.map(({ status, word, count }) => (
          <li key={word}>
            <Link
              href={listHref(query, { status })}
              scroll={false}
              prefetch={false}
              aria-current={query.status === status ? 'true' : undefined}
              className="-mb-px flex h-10 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 font-medium text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2 aria-[current]:border-primary aria-[current]:text-foreground pointer-coarse:h-11"
            >
              {word}
              <span className="font-normal text-muted-foreground text-sm tabular-nums">
                {countWords(count, isExact)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
