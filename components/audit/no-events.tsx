import { ScrollText, SearchX } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** Filters that leave nothing, or a log that has just begun. */
export const NoEvents = ({ filtered }: { filtered: boolean }) => (
  <div className="rounded-lg border border-border bg-card shadow-xs">
    {filtered ? (
      <EmptyState
        art={<SearchX aria-hidden="true" className="mb-4 size-6 text-muted-foreground" />}
        title="Nothing in the log fits these filters"
        actions={
          <Link href="/audit" className={buttonVariants()}>
            Clear filters
          </Link>
        }
      >
        <p>Try a longer span, or everybody. What is deleted keeps its lines in the log.</p>
      </EmptyState>
    ) : (
      <EmptyState
        art={<ScrollText aria-hidden="true" className="mb-4 size-6 text-muted-foreground" />}
        title="Nothing has happened yet"
      >
        <p>Whatever people, API keys and customers do in this project stands here from then on.</p>
      </EmptyState>
    )}
  </div>
)
