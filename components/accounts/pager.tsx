import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '#components/ui/button.tsx'
import { type ListQuery, listHref, PAGE_SIZE } from './list-url.ts'
import { firstOnPage, pageWords } from './page-words.ts'

type PagerProps = {
  query: ListQuery
  next: string | null
  previous: string | null
  shown: number
  total: number
  isExact: boolean
}

/** Pages by position, not by number: as quick at a million accounts as at ten. */
export function Pager({ query, next, previous, shown, total, isExact }: PagerProps) {
  const first = firstOnPage({ from: query.from, isFirst: !previous, isLast: !next, shown, total, isExact })
  const from = (number: number) => (first === undefined ? {} : { from: String(Math.max(1, number)) })
  const look = buttonVariants({ size: 'sm' })
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p role="status" className="text-muted-foreground text-sm tabular-nums">
        {pageWords({ first, shown, total, isExact, sort: query.sort })}
      </p>
      {(next || previous) && (
        <nav aria-label="Pages" className="flex flex-wrap gap-2">
          {previous && (
            <>
              <Link href={listHref(query, {})} className={look}>
                <ChevronsLeft aria-hidden="true" className="rtl:-scale-x-100" />
                {query.sort ? 'First' : 'Newest'}
              </Link>
              <Link href={listHref(query, { previous, ...from((first ?? 0) - PAGE_SIZE) })} rel="prev" className={look}>
                <ChevronLeft aria-hidden="true" className="rtl:-scale-x-100" />
                Previous
              </Link>
            </>
          )}
          {next && (
            <Link href={listHref(query, { next, ...from((first ?? 0) + shown) })} rel="next" className={look}>
              Next
              <ChevronRight aria-hidden="true" className="rtl:-scale-x-100" />
            </Link>
          )}
        </nav>
      )}
    </div>
  )
}
