import { ChevronRight, ChevronsLeft } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '#components/ui/button.tsx'
import { type ListQuery, listHref } from './list-url.ts'

type PagerProps = { query: ListQuery; next: string | null; shown: number; total: number }

/** Pages by position, not by number: as quick at a million accounts as at ten. */
export const Pager = ({ query, next, shown, total }: PagerProps) => (
  <div className="flex flex-wrap items-center justify-between gap-3">
    <p role="status" className="text-muted-foreground text-sm tabular-nums">
      {shown === total
        ? `${total.toLocaleString('en')} ${total === 1 ? 'account' : 'accounts'}`
        : `${shown.toLocaleString('en')} of ${total.toLocaleString('en')} accounts, newest first`}
    </p>
    {(next || query.next) && (
      <nav aria-label="Pages" className="flex gap-2">
        {query.next && (
          <Link href={listHref(query, { next: undefined })} className={buttonVariants({ size: 'sm' })}>
            <ChevronsLeft aria-hidden="true" className="rtl:-scale-x-100" />
            Newest
          </Link>
        )}
        {next && (
          <Link href={listHref(query, { next })} rel="next" className={buttonVariants({ size: 'sm' })}>
            Next page
            <ChevronRight aria-hidden="true" className="rtl:-scale-x-100" />
          </Link>
        )}
      </nav>
    )}
  </div>
)
