import { CodeXml, Link2, Plus, SearchX, Send } from 'lucide-react'
import Link from 'next/link'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { Mark } from '#components/shell/mark.tsx'
import { May } from '#components/shell/may.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { countFilters, type ListQuery, listHref } from './list-url.ts'

/** An installation without any account: what this page is for, and the first thing to do. */
export const NoAccounts = ({ connectors }: { connectors: readonly ConnectorSummary[] }) => (
  <div className="rounded-lg border border-border bg-card shadow-xs">
    <EmptyState
      art={<Art logo={connectors[0]?.logo_url} />}
      title={
        <May action="account.link" otherwise="No account is linked yet">
          Link your first account
        </May>
      }
      actions={
        <May
          action="account.link"
          otherwise={<p className="text-muted-foreground">Your role looks and does not link: ask an admin or owner.</p>}
        >
          <DialogLink href="/accounts?link" className={buttonVariants({ variant: 'primary' })}>
            <Plus aria-hidden="true" />
            Link Account
          </DialogLink>
          <DialogLink href="/accounts?link&way=link" className={buttonVariants()}>
            <Send aria-hidden="true" />
            Send a link
          </DialogLink>
          <DialogLink href="/accounts?link&way=embed" className={buttonVariants()}>
            <CodeXml aria-hidden="true" />
            Embed the hub
          </DialogLink>
        </May>
      }
    >
      <p>
        An account is one customer’s learning platform, linked with their own credentials. A guide beside the form shows
        where to find them. Nothing is stored until every required check has passed.
      </p>
    </EmptyState>
    <May action="account.link">
      <p className="border-border border-t px-6 py-4 text-center text-muted-foreground">
        No credentials at hand?{' '}
        <DialogLink
          href={`/accounts?link${connectors.length === 1 ? `=${connectors[0]?.id}` : ''}&environment=sandbox`}
          className="font-medium text-primary underline decoration-primary-line underline-offset-4 hover:decoration-current"
        >
          Link a sandbox account.
        </DialogLink>
      </p>
    </May>
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
export const NoMatches = ({ query }: { query: ListQuery }) => (
  <div className="rounded-lg border border-border bg-card shadow-xs">
    <EmptyState
      art={<SearchX aria-hidden="true" className="mb-4 size-6 text-muted-foreground" />}
      title={query.search ? `No account matches “${query.search}”` : 'No account matches these filters'}
      actions={
        <>
          {query.search && countFilters(query) > 1 && (
            <Link href={listHref({}, { search: query.search })} prefetch={false} className={buttonVariants()}>
              Search in all accounts
            </Link>
          )}
          <Link href="/accounts" prefetch={false} className={buttonVariants()}>
            Clear filters
          </Link>
        </>
      }
    >
      <p>
        Search looks at names, customers, subdomains and ids.{' '}
        {countFilters(query) > 1 ? 'Fewer filters find more.' : 'Try fewer letters, or another spelling.'}
      </p>
    </EmptyState>
  </div>
)
