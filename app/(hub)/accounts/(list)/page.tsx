import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountsTable } from '#components/accounts/accounts-table.tsx'
import { ListFilters } from '#components/accounts/list-filters.tsx'
import {
  coreFilter,
  coreQuery,
  isFiltered,
  linkHref,
  listHref,
  readListQuery,
  runsHref,
} from '#components/accounts/list-url.ts'
import { NoAccounts, NoMatches } from '#components/accounts/no-accounts.tsx'
import { OldCredentials } from '#components/accounts/old-credentials.tsx'
import { Pager } from '#components/accounts/pager.tsx'
import { StatusFilter } from '#components/accounts/status-filter.tsx'
import { TroubleBand } from '#components/accounts/trouble-band.tsx'
import { BulkBar } from '#components/bulk/bulk-bar.tsx'
import { RunsButton } from '#components/bulk/runs-button.tsx'
import { SelectionProvider } from '#components/bulk/selection-provider.tsx'
import { LinkDialog } from '#components/link/link-dialog.tsx'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { LookOnlyDialog } from '#components/shell/look-only-dialog.tsx'
import { May } from '#components/shell/may.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { LinksLink } from '#components/ways/links-link.tsx'
import type { BulkRunList } from '#lib/api/bulk-contract.ts'
import type { AccountList } from '#lib/api/contract.ts'
import type { IncidentList } from '#lib/api/incident-contract.ts'
import type { SessionList } from '#lib/api/session-contract.ts'
import { core, listConnectors, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'Accounts' }

type AccountsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountsPage({ searchParams }: AccountsPageProps) {
  const me = await requireMe('account.read')
  const query = readListQuery(await searchParams)
  const api = await core()
  const [answer, whole, old, connectors, waiting, incidents, runs] = await Promise.all([
    api.accounts.$get({ query: coreQuery(query) }),
    isFiltered(query) ? api.accounts.$get({ query: { page_size: '1' } }) : undefined,
    api.accounts.$get({ query: { old_credentials: 'true', page_size: '1' } }).then(read<AccountList>),
    listConnectors(),
    api.connect_sessions.$get({ query: { asked: 'true', page_size: '10' } }).then(read<SessionList>),
    api.incidents.$get({ query: { open: 'true', page_size: '10' } }).then(read<IncidentList>),
    api.bulk_runs.$get({ query: { page_size: '10' } }).then(read<BulkRunList>),
  ])
  // An address that was edited by hand, or a page marker of an older make: begin again.
  if (answer.status === 400 && Object.keys(query).length > 0) redirect('/accounts')
  const list = await read<AccountList>(answer)
  const { data, next, previous, counts, total, total_is_exact: isExact } = list
  // What stood on this page is deleted or no longer found.
  if (data.length === 0 && (query.next || query.previous)) redirect(listHref(query, {}))
  const all = whole ? await read<AccountList>(whole) : list
  const isNew = Object.values(all.counts).every((count) => count === 0)
  const selectable = me.may.includes('account.check')
  const owner = query.owner
    ? {
        id: query.owner,
        name: data.find((one) => one.origin_owner_id === query.owner)?.origin_owner_name ?? query.owner,
      }
    : undefined
  return (
    <>
      <PageHeader
        title="Accounts"
        description="Your customers’ platforms, linked and tested."
        actions={
          <>
            {selectable && <RunsButton initial={runs.data} href={runsHref(query)} />}
            <LinksLink waiting={waiting.data.length} more={waiting.next !== null} />
            {!isNew && (
              <May action="account.link">
                <DialogLink href={linkHref(query)} className={buttonVariants({ variant: 'primary' })}>
                  <Plus aria-hidden="true" />
                  Link Account
                </DialogLink>
              </May>
            )}
          </>
        }
      />
      {isNew ? (
        <div className="mt-8">
          <NoAccounts connectors={connectors} />
        </div>
      ) : (
        <div className="mt-5 flex flex-col gap-4">
          <TroubleBand incidents={incidents.data} counts={all.counts} old={old.total} />
          <StatusFilter query={query} counts={counts} isExact={isExact} />
          <ListFilters query={query} connectors={connectors} owner={owner} />
          {query.credentials && <OldCredentials query={query} />}
          {data.length > 0 ? (
            <SelectionProvider
              key={JSON.stringify(coreFilter(query))}
              page={data.map(({ id, display_name, type }) => ({ id, display_name, type }))}
              total={total}
              isExact={isExact}
              query={query}
            >
              <BulkBar selectable={selectable} />
              <AccountsTable
                accounts={data}
                logos={Object.fromEntries(connectors.map(({ id, logo_url }) => [id, logo_url]))}
                selectable={selectable}
              />
            </SelectionProvider>
          ) : (
            <NoMatches query={query} />
          )}
          <Pager query={query} next={next} previous={previous} shown={data.length} total={total} isExact={isExact} />
        </div>
      )}
      <May action="account.link" otherwise={<LookOnlyDialog param="link" what="link accounts" />}>
        <LinkDialog connectors={connectors} />
      </May>
    </>
  )
}
