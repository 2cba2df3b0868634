import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { AccountChecks } from '#components/account/account-checks.tsx'
import { AccountDetails } from '#components/account/account-details.tsx'
import { CredentialsCard } from '#components/account/credentials-card.tsx'
import { PageMenu } from '#components/account/page-menu.tsx'
import { RecentCalls } from '#components/account/recent-calls.tsx'
import { RotateDialog } from '#components/account/rotate-dialog.tsx'
import { StatusPanel } from '#components/account/status-panel.tsx'
import { Timeline } from '#components/account/timeline.tsx'
import { StatusBadge } from '#components/accounts/status-badge.tsx'
import { EditDialog } from '#components/link/edit-dialog.tsx'
import { Crumbs } from '#components/shell/crumbs.tsx'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { LookOnlyDialog } from '#components/shell/look-only-dialog.tsx'
import { May } from '#components/shell/may.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { Logo } from '#components/ui/logo.tsx'
import { getAccount, requireMe } from '../../../core.ts'
import { getHappenings } from './happenings.ts'

type AccountPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  await requireMe('account.read')
  return { title: (await getAccount((await params).id)).display_name }
}

export default async function AccountPage({ params }: AccountPageProps) {
  await requireMe('account.read')
  const account = await getAccount((await params).id)
  const { connector, history, calls, incident } = await getHappenings(account)
  const fields = connector?.fields ?? {}
  const isConfigEnabled = connector?.configs.some(({ id, enabled }) => id === account.config.id && enabled) ?? false
  return (
    <>
      <Crumbs href="/accounts" up="Accounts" here={account.display_name} />
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 items-center gap-3.5">
          {connector && <Logo src={connector.logo_url} className="size-12 rounded-lg p-2" />}
          <div className="min-w-0">
            <h1 className="font-semibold text-xl tracking-[-0.018em] [overflow-wrap:anywhere]">
              {account.display_name}
            </h1>
            <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-muted-foreground">
              {account.provider_name}
              <StatusBadge status={account.status} />
            </p>
          </div>
        </div>
        <div className="flex gap-2">
          {connector && (
            <May action="account.edit">
              <DialogLink href={`/accounts/${account.id}?edit`} className={buttonVariants()}>
                <KeyRound aria-hidden="true" />
                Edit
              </DialogLink>
            </May>
          )}
          <PageMenu account={account} />
        </div>
      </div>
      <div className="mt-6">
        <StatusPanel account={account} incident={incident} isConfigEnabled={isConfigEnabled} />
      </div>
      <div className="mt-5 grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <div className="grid min-w-0 grid-cols-1 gap-5">
          {connector && <AccountChecks account={account} />}
          <RecentCalls calls={calls.data} />
          <Timeline key={history.data[0]?.id} id={account.id} first={history} fields={fields} />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-5">
          {connector && <CredentialsCard account={account} fields={fields} />}
          <Card>
            <CardHeader>
              <CardTitle>Details</CardTitle>
            </CardHeader>
            <CardBody>
              <AccountDetails account={account} />
            </CardBody>
          </Card>
        </div>
      </div>
      <May
        action="account.edit"
        otherwise={
          <>
            <LookOnlyDialog param="edit" what="edit accounts" />
            <LookOnlyDialog param="rotate" what="rotate credentials" />
          </>
        }
      >
        {connector && (
          <>
            <EditDialog account={account} connector={connector} />
            <RotateDialog account={account} connector={connector} />
          </>
        )}
      </May>
    </>
  )
}
