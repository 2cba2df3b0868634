import { Link2 } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Crumbs } from '#components/shell/crumbs.tsx'
import { May } from '#components/shell/may.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { PageLinks } from '#components/shell/page-links.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { MakerFilter } from '#components/ways/maker-filter.tsx'
import { NewLinkDialog } from '#components/ways/new-link-dialog.tsx'
import { isAsked } from '#components/ways/session-words.ts'
import { SessionsList } from '#components/ways/sessions-list.tsx'
import type { SessionList } from '#lib/api/session-contract.ts'
import { core, listConnectors, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'Customer links' }

type LinksPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LinksPage({ searchParams }: LinksPageProps) {
  await requireMe('session.read')
  const params = await searchParams
  const all = params.made_by === 'all'
  const next = typeof params.next === 'string' ? params.next : undefined
  const api = await core()
  const [answer, asked, connectors] = await Promise.all([
    api.connect_sessions.$get({ query: { ...(!all && { made_by: 'person' as const }), ...(next && { next }) } }),
    next
      ? { data: [] }
      : api.connect_sessions.$get({ query: { asked: 'true', page_size: '100' } }).then(read<SessionList>),
    listConnectors(),
  ])
  // A page marker of another make: begin again.
  if (answer.status === 400 && next) redirect('/accounts/links')
  const { data, next: following } = await read<SessionList>(answer)
  // On the first page, who waits for a new link stands above.
  const rest = next ? data : data.filter((session) => !isAsked(session))
  const path = all ? '/accounts/links?made_by=all' : '/accounts/links'
  return (
    <>
      <Crumbs href="/accounts" up="Accounts" here="Customer links" />
      <div className="mt-3">
        <PageHeader
          title="Customer links"
          description="Links and sessions with which your customers link accounts themselves."
          actions={
            <May action="session.create">
              <NewLinkDialog connectors={connectors} />
            </May>
          }
        />
      </div>
      {asked.data.length > 0 && (
        <section className="mt-7">
          <h2 className="mb-2 flex items-center gap-2 font-semibold text-md">
            Waiting for a new link
            <Badge tone="warning">{asked.data.length}</Badge>
          </h2>
          <SessionsList sessions={asked.data} connectors={connectors} label="Waiting for a new link" />
        </section>
      )}
      <div className="mt-7 flex flex-col gap-4">
        <MakerFilter all={all} />
        {rest.length > 0 ? (
          <SessionsList sessions={rest} connectors={connectors} label="Customer links" />
        ) : next || asked.data.length > 0 ? (
          <p className="text-muted-foreground">No other links.</p>
        ) : (
          <div className="rounded-lg border border-border bg-card shadow-xs">
            <EmptyState
              art={<Link2 aria-hidden="true" className="mb-4 size-6 text-muted-foreground" />}
              title="No link yet"
            >
              <p>
                {all
                  ? 'A link lets your customer type in the credentials. It is gone from here 30 days after its end.'
                  : 'A link lets your customer type in the credentials. What your own program made is under All.'}
              </p>
            </EmptyState>
          </div>
        )}
        <PageLinks path={path} first="Newest" next={next} following={following} />
      </div>
    </>
  )
}
