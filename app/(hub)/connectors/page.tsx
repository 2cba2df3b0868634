import type { Metadata } from 'next'
import { ConnectorCard } from '#components/connectors/connector-card.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { listConnectors, requireMe } from '../../core.ts'

export const metadata: Metadata = { title: 'Connectors' }

export default async function ConnectorsPage() {
  await requireMe('connector.read')
  const connectors = await listConnectors()
  return (
    <>
      <PageHeader title="Connectors" description="The platforms your customers can link, and what you can do there." />
      <ul className="mt-7 grid gap-4 sm:grid-cols-[repeat(auto-fill,minmax(19rem,1fr))]">
        {connectors.map((connector) => (
          <li key={connector.id}>
            <ConnectorCard connector={connector} />
          </li>
        ))}
      </ul>
    </>
  )
}
