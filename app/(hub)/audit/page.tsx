import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuditFilters } from '#components/audit/audit-filters.tsx'
import { auditHref, coreQuery, isFiltered, readAuditQuery } from '#components/audit/audit-url.ts'
import { ChainState } from '#components/audit/chain-state.tsx'
import { EventsList } from '#components/audit/events-list.tsx'
import { ExportButton } from '#components/audit/export-button.tsx'
import { NoEvents } from '#components/audit/no-events.tsx'
import { targetOf } from '#components/audit/target-of.ts'
import { PageHeader } from '#components/shell/page-header.tsx'
import { PageLinks } from '#components/shell/page-links.tsx'
import type { AuditChain, AuditFacets, AuditList } from '#lib/api/audit-contract.ts'
import { core, read, requireMe } from '../../core.ts'

export const metadata: Metadata = { title: 'Audit log' }

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const { may, project, role } = await requireMe('project.read')
  if (!may.includes('audit.read'))
    return (
      <PageHeader
        title="Audit log"
        description={`Admins and owners of ${project.name} read who did what. Your role is ${role}: ask an owner to change it.`}
      />
    )
  const query = readAuditQuery(await searchParams)
  const api = await core()
  const [answer, facets, chain] = await Promise.all([
    api.audit_events.$get({ query: { ...coreQuery(query), page_size: '50' } }),
    api.audit_events.facets.$get().then(read<AuditFacets>),
    api.audit_chain.$get().then(read<AuditChain>),
  ])
  // An address that was edited by hand, or a page marker of an older make: begin again.
  if (answer.status === 400 && Object.keys(query).length > 0) redirect('/audit')
  const { data, next } = await read<AuditList>(answer)
  return (
    <>
      <PageHeader
        title="Audit log"
        description={`Who did what in ${project.name}, when and from where. Nothing in it can be changed or removed.`}
        actions={<ExportButton query={query} />}
      />
      <div className="mt-5 flex flex-col gap-4">
        <AuditFilters query={query} facets={facets} target={targetOf(query, data)} />
        {data.length > 0 ? <EventsList events={data} /> : <NoEvents filtered={isFiltered(query)} />}
        <PageLinks path={auditHref(query)} first="Newest" next={query.next} following={next} />
        <ChainState chain={chain} />
      </div>
    </>
  )
}
