import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { AccountChecks } from '#components/accounts/account-checks.tsx'
import { AccountDetails } from '#components/accounts/account-details.tsx'
import { AccountMenu } from '#components/accounts/account-menu.tsx'
import { AccountTrouble } from '#components/accounts/account-trouble.tsx'
import { Credentials } from '#components/accounts/credentials.tsx'
import { limitationsOf } from '#components/accounts/status.ts'
import { StatusBadge } from '#components/accounts/status-badge.tsx'
import { EditDialog } from '#components/link/edit-dialog.tsx'
import { Crumbs } from '#components/shell/crumbs.tsx'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { LookOnlyDialog } from '#components/shell/look-only-dialog.tsx'
import { May } from '#components/shell/may.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { Logo } from '#components/ui/logo.tsx'
import { getAccount, getConnector, requireMe } from '../../../core.ts'

type AccountPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  await requireMe('account.read')
  return { title: (await getAccount((await params).id)).display_name }
}

export default async function AccountPage({ params }: AccountPageProps) {
  await requireMe('account.read')
  const account = await getAccount((await params).id)
  const connector = await getConnector(account.provider, account.config.id)
  return (
    <>
      <Crumbs href="/accounts" up="Accounts" here={account.display_name} />
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 items-center gap-3.5">
          <Logo src={connector.logo_url} className="size-12 rounded-lg p-2" />
          <div className="min-w-0">
            <h1 className="font-semibold text-xl tracking-[-0.018em] [overflow-wrap:anywhere]">
              {account.display_name}
            </h1>
            <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-muted-foreground">
              {account.provider_name}
              <StatusBadge status={account.status} />
              {limitationsOf(account).length > 0 && <span>With a limitation</span>}
            </p>
          </div>
        </div>
        <div className="flex gap-2">
          <May action="account.edit">
            <DialogLink href={`/accounts/${account.id}?edit`} className={buttonVariants()}>
              <KeyRound aria-hidden="true" />
              Edit
            </DialogLink>
          </May>
          <AccountMenu account={account} onPage />
        </div>
      </div>
      <div className="mt-7 grid items-start gap-5 lg:grid-cols-2">
        <div className="grid gap-5">
          <AccountTrouble account={account} />
          <AccountChecks account={account} />
          <Card>
            <CardHeader>
              <CardTitle>Credentials</CardTitle>
              <p className="text-muted-foreground text-sm">Secrets are encrypted and never shown again.</p>
            </CardHeader>
            <CardBody>
              <Credentials account={account} fields={connector.fields} />
            </CardBody>
          </Card>
        </div>
        <Card>
          <CardHeader>
            <CardTitle>Details</CardTitle>
          </CardHeader>
          <CardBody>
            <AccountDetails account={account} />
          </CardBody>
        </Card>
      </div>
      <May action="account.edit" otherwise={<LookOnlyDialog param="edit" what="edit accounts" />}>
        <EditDialog account={account} connector={connector} />
      </May>
    </>
  )
}
