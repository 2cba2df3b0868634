import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ActionsList } from '#components/connectors/actions-list.tsx'
import { ConfigsCard } from '#components/connectors/configs-card.tsx'
import { GuidePreview } from '#components/connectors/guide-preview.tsx'
import { Crumbs } from '#components/shell/crumbs.tsx'
import { May } from '#components/shell/may.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { Logo } from '#components/ui/logo.tsx'
import { getConnector, requireMe } from '../../../core.ts'

type ConnectorPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: ConnectorPageProps): Promise<Metadata> {
  await requireMe('connector.read')
  return { title: (await getConnector((await params).id)).name }
}

export default async function ConnectorPage({ params }: ConnectorPageProps) {
  await requireMe('connector.read')
  const connector = await getConnector((await params).id)
  const { id, name, fields, guide, actions } = connector
  return (
    <>
      <Crumbs href="/connectors" up="Connectors" here={name} />
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 items-center gap-3.5">
          <Logo src={connector.logo_url} className="size-12 rounded-lg p-2" />
          <div className="min-w-0">
            <h1 className="font-semibold text-xl tracking-[-0.018em]">{name}</h1>
            <p className="mt-0.5 text-muted-foreground">{connector.description}</p>
          </div>
        </div>
        <May action="account.link">
          <Link href={`/accounts?link=${id}`} className={buttonVariants({ variant: 'primary' })}>
            <Plus aria-hidden="true" />
            Link Account
          </Link>
        </May>
      </div>
      <div className="mt-7 grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 grid-cols-1 gap-5 lg:order-last">
          <ConfigsCard connector={connector} />
          <Card>
            <CardHeader>
              <CardTitle>Actions</CardTitle>
              <p className="text-muted-foreground text-sm tabular-nums">{connector.actions.length}</p>
            </CardHeader>
            <ActionsList actions={connector.actions} />
          </Card>
        </div>
        <GuidePreview connector={{ name, fields, guide, actions }} />
      </div>
    </>
  )
}
