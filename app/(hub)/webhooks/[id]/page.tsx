import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Crumbs } from '#components/shell/crumbs.tsx'
import { May } from '#components/shell/may.tsx'
import { PageLinks } from '#components/shell/page-links.tsx'
import { deliveriesHref, deliveryHref, isFiltered, readDeliveriesQuery } from '#components/webhooks/deliveries-url.ts'
import { EventFilter, StateFilter } from '#components/webhooks/delivery-filters.tsx'
import { DeliveryPanel } from '#components/webhooks/delivery-panel.tsx'
import { DeliveryTable } from '#components/webhooks/delivery-table.tsx'
import { EndpointActions } from '#components/webhooks/endpoint-actions.tsx'
import { EndpointBadge } from '#components/webhooks/endpoint-badge.tsx'
import { EndpointFacts } from '#components/webhooks/endpoint-facts.tsx'
import { EndpointNotice } from '#components/webhooks/endpoint-notice.tsx'
import { LiveDeliveries } from '#components/webhooks/live-deliveries.tsx'
import { LookOnly } from '#components/webhooks/look-only.tsx'
import { NoDeliveries } from '#components/webhooks/no-deliveries.tsx'
import { ReplaySpan } from '#components/webhooks/replay-span.tsx'
import type { DeliveryList } from '#lib/api/webhook-contract.ts'
import { core, read, requireMe } from '../../../core.ts'
import { accountNames, getEndpoint } from '../endpoint.ts'

type EndpointPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: EndpointPageProps): Promise<Metadata> {
  const me = await requireMe('project.read')
  if (!me.may.includes('webhook.read')) return { title: 'Webhooks' }
  return { title: (await getEndpoint((await params).id)).endpoint.url }
}

export default async function EndpointPage({ params, searchParams }: EndpointPageProps) {
  const me = await requireMe('project.read')
  if (!me.may.includes('webhook.read')) return <LookOnly me={me} />
  const { endpoint, types } = await getEndpoint((await params).id)
  const { id } = endpoint
  const names = types.map(({ name }) => name)
  const query = readDeliveriesQuery(await searchParams, names)
  const answer = await (await core()).webhooks[':id'].deliveries.$get({ param: { id }, query })
  // A page marker of another make: begin again.
  if (answer.status === 400 && query.next) redirect(deliveriesHref(id, query))
  const { data, next } = await read<DeliveryList>(answer)
  const accounts = await accountNames(data.map(({ record_id }) => record_id))
  return (
    <>
      <Crumbs href="/webhooks" up="Webhooks" here={endpoint.url} />
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-96">
          <h1 className="font-semibold text-xl tracking-[-0.018em] [overflow-wrap:anywhere]">{endpoint.url}</h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-muted-foreground">
            <EndpointBadge endpoint={endpoint} />
            {endpoint.description}
          </p>
        </div>
        <May action="webhook.edit">
          <EndpointActions endpoint={endpoint} types={types} />
        </May>
      </div>
      <div className="mt-6 grid gap-5">
        <EndpointNotice endpoint={endpoint} />
        <EndpointFacts endpoint={endpoint} />
      </div>
      <section aria-labelledby="deliveries" className="mt-8 flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 id="deliveries" className="font-semibold text-md">
            Deliveries
          </h2>
          <div className="flex flex-wrap gap-2 max-sm:w-full">
            <EventFilter endpoint={id} query={query} types={names} />
            <May action="webhook.edit">
              <ReplaySpan endpoint={endpoint} />
            </May>
          </div>
        </div>
        <StateFilter endpoint={id} query={query} />
        {data.length > 0 ? (
          <DeliveryTable
            deliveries={data}
            names={accounts}
            hrefs={Object.fromEntries(data.map((delivery) => [delivery.id, deliveryHref(id, query, delivery.id)]))}
            isOn={endpoint.enabled}
          />
        ) : (
          <NoDeliveries href={isFiltered(query) || query.next ? deliveriesHref(id, {}) : undefined} />
        )}
        <PageLinks path={deliveriesHref(id, query)} first="Newest" next={query.next} following={next} />
      </section>
      <LiveDeliveries deliveries={data} isNewest={!query.next} />
      <DeliveryPanel endpoint={endpoint} names={accounts} />
    </>
  )
}
