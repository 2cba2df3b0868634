import type { Metadata } from 'next'
import { May } from '#components/shell/may.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { AddEndpoint } from '#components/webhooks/add-endpoint.tsx'
import { EndpointList } from '#components/webhooks/endpoint-list.tsx'
import { LookOnly } from '#components/webhooks/look-only.tsx'
import { NoEndpoints } from '#components/webhooks/no-endpoints.tsx'
import type { WebhookList } from '#lib/api/webhook-contract.ts'
import { core, read, requireMe } from '../../core.ts'

export const metadata: Metadata = { title: 'Webhooks' }

export default async function WebhooksPage() {
  const me = await requireMe('project.read')
  if (!me.may.includes('webhook.read')) return <LookOnly me={me} />
  const { data, types } = await read<WebhookList>(await (await core()).webhooks.$get())
  return (
    <>
      <PageHeader
        title="Webhooks"
        description="Your own servers are told when an account is linked, changes or stops working."
        actions={
          data.length > 0 && (
            <May action="webhook.edit">
              <AddEndpoint types={types} />
            </May>
          )
        }
      />
      <div className="mt-7">{data.length > 0 ? <EndpointList endpoints={data} /> : <NoEndpoints types={types} />}</div>
    </>
  )
}
