import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountsTable } from '#components/accounts/accounts-table.tsx'
import { ListFilters } from '#components/accounts/list-filters.tsx'
import { isFiltered, linkHref, listHref, PAGE_SIZE, readListQuery } from '#components/accounts/list-url.ts'
import { NoAccounts, NoMatches } from '#components/accounts/no-accounts.tsx'
import { Pager } from '#components/accounts/pager.tsx'
import { StatusFilter } from '#components/accounts/status-filter.tsx'
import { LinkDialog } from '#components/link/link-dialog.tsx'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { LookOnlyDialog } from '#components/shell/look-only-dialog.tsx'
import { May } from '#components/shell/may.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { LinksLink } from '#components/ways/links-link.tsx'
import type { AccountList } from '#lib/api/contract.ts'
import type { SessionList } from '#lib/api/session-contract.ts'
import { core, listConnectors, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'Accounts' }

type AccountsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountsPage({ searchParams }: AccountsPageProps) {
  await requireMe('account.read')
  const query = readListQuery(await searchParams)
  const { from: _from, ...asked } = query
  const api = await core()
  const [answer, connectors, waiting] = await Promise.all([
    api.accounts.$get({ query: { ...asked, page_size: String(PAGE_SIZE) } }),
    listConnectors(),
    api.connect_sessions.$get({ query: { asked: 'true', page_size: '10' } }).then(read<SessionList>),
  ])
  // An address that was edited by hand, or a page marker of an older make: begin again.
  if (answer.status === 400 && Object.keys(query).length > 0) redirect('/accounts')
  const { data, next, previous, counts, total } = await read<AccountList>(answer)
  // What stood on this page is deleted or no longer found.
  if (data.length === 0 && (query.next || query.previous)) redirect(listHref(query, {}))
  const isNew = !isFiltered(query) && Object.values(counts).every((count) => count === 0)
  return (
    <>
      <PageHeader
        title="Accounts"
        description="Your customers’ platforms, linked and tested."
        actions={
          <>
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
          <StatusFilter query={query} counts={counts} />
          <ListFilters query={query} providers={connectors} />
          {data.length > 0 ? (
            <AccountsTable
              accounts={data}
              logos={Object.fromEntries(connectors.map(({ id, logo_url }) => [id, logo_url]))}
            />
          ) : (
            <NoMatches search={query.search} />
          )}
          <Pager query={query} next={next} previous={previous} shown={data.length} total={total} />
        </div>
      )}
      <May action="account.link" otherwise={<LookOnlyDialog param="link" what="link accounts" />}>
        <LinkDialog connectors={connectors} />
      </May>
    </>
  )
}
