import { RotateCw } from 'lucide-react'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { May } from '#components/shell/may.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import type { Account } from '#lib/api/contract.ts'
import type { Fields } from '#lib/define/index.ts'
import { Credentials } from './credentials.tsx'

/** What was entered, how old it is, and the way to a new credential. */
export const CredentialsCard = ({ account, fields }: { account: Account; fields: Fields }) => (
  <Card>
    <CardHeader className="min-h-14 flex-nowrap py-2.5">
      <div>
        <CardTitle>Credentials</CardTitle>
        <p className="text-muted-foreground text-sm">Secrets are encrypted and never shown again.</p>
      </div>
      <May action="account.edit">
        <DialogLink
          href={`/accounts/${account.id}?rotate`}
          className={buttonVariants({ size: 'sm', variant: account.advice ? 'primary' : 'outline' })}
        >
          <RotateCw aria-hidden="true" />
          Rotate
        </DialogLink>
      </May>
    </CardHeader>
    <CardBody className="flex flex-col gap-4">
      {account.advice && <Alert tone="warning">{account.advice.sentence}</Alert>}
      <Credentials account={account} fields={fields} />
    </CardBody>
  </Card>
)
