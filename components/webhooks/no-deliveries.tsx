import { Inbox } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** No delivery to show. `href`: the list without the filters that leave nothing. */
export const NoDeliveries = ({ href }: { href: string | undefined }) => (
  <div className="rounded-lg border border-border bg-card shadow-xs">
    <EmptyState
      art={<Inbox aria-hidden="true" className="mb-4 size-6 text-muted-foreground" />}
      title={href ? 'No delivery like this' : 'Nothing sent yet'}
      actions={
        href && (
          <Link href={href} className={buttonVariants()}>
            Show all deliveries
          </Link>
        )
      }
    >
      <p>
        {href
          ? 'None of the deliveries that are kept matches these filters.'
          : 'The next event that this endpoint wants stands here with its answer. Send a test event to see one now.'}
      </p>
    </EmptyState>
  </div>
)
