import { Link2, Plus, SearchX } from 'lucide-react'
import Link from 'next/link'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { Mark } from '#components/shell/mark.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'

/** An installation without any account: what this page is for, and the first thing to do. */
export const NoAccounts = ({ connectors }: { connectors: readonly ConnectorSummary[] }) => (
  <div className="rounded-lg border border-border bg-card shadow-xs">
    <EmptyState
      art={<Art logo={connectors[0]?.logo_url} />}
      title="Link your first account"
      actions={
        <DialogLink href="/accounts?link" className={buttonVariants({ variant: 'primary' })}>
          <Plus aria-hidden="true" />
          Link Account
        </DialogLink>
      }
    >
      <p>
        An account is one customer’s {connectors[0]?.name ?? 'learning platform'}, linked with their own credentials. A
        guide beside the form shows where to find them. Nothing is stored until every check has passed.
      </p>
    </EmptyState>
    <p className="border-border border-t px-6 py-4 text-center text-muted-foreground">
      No credentials at hand?{' '}
      <DialogLink
        href={connectors.length === 1 ? `/accounts?link=${connectors[0]?.id}&environment=sandbox` : '/accounts?link'}
        className="font-medium text-primary underline decoration-primary-line underline-offset-4 hover:decoration-current"
      >
        Link a sandbox account.
      </DialogLink>
    </p>
  </div>
)

const Art = ({ logo }: { logo: string | undefined }) => (
  <div aria-hidden="true" className="mb-6 flex items-center">
    <span className="flex size-14 items-center justify-center rounded-xl border border-border bg-card shadow-sm">
      <Mark className="size-8" />
    </span>
    <span className="h-px w-6 bg-border-strong" />
    <span className="flex size-8 items-center justify-center rounded-full border border-primary-line bg-primary-soft text-primary">
      <Link2 className="size-4" />
    </span>
    <span className="h-px w-6 bg-border-strong" />
    <span className="flex size-14 items-center justify-center rounded-xl border border-border bg-plate p-3 shadow-sm">
      {/* biome-ignore lint/performance/noImgElement: an svg of our own origin */}
      {logo && <img src={logo} alt="" className="size-full object-contain" />}
    </span>
  </div>
)

/** Filters that leave nothing. */
export const NoMatches = ({ search }: { search: string | undefined }) => (
  <div className="rounded-lg border border-border bg-card shadow-xs">
    <EmptyState
      art={<SearchX aria-hidden="true" className="mb-4 size-6 text-muted-foreground" />}
      title={search ? `No account matches “${search}”` : 'No account matches these filters'}
      actions={
        <Link href="/accounts" className={buttonVariants()}>
          Clear filters
        </Link>
      }
    >
      <p>Search looks at names, owners and ids. Try fewer letters, or another status.</p>
    </EmptyState>
  </div>
)
