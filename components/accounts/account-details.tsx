import Link from 'next/link'
import { Badge } from '#components/ui/badge.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { Account } from '#lib/api/contract.ts'
import { Ago } from './ago.tsx'
import { Fact, Facts } from './facts.tsx'
import { typeWord } from './type-word.ts'

/** Linked for no customer: then the project itself is the owner. */
const isOwn = ({ origin_owner_id }: Account): boolean => origin_owner_id.startsWith('prj_')

/** What the account is: here, at the provider, and for whom. */
export const AccountDetails = ({ account }: { account: Account }) => (
  <Facts>
    <Fact name="Connector">
      <Link
        href={`/connectors/${account.provider}`}
        className="underline decoration-border-strong underline-offset-4 hover:decoration-current"
      >
        {account.provider_name}
      </Link>
    </Fact>
    <Fact name="Config">
      <span className="inline-flex flex-wrap items-center gap-1.5">
        {account.config.name}
        {account.config.environment === 'sandbox' && !/sandbox/i.test(account.config.name) && <Badge>Sandbox</Badge>}
      </span>
      <span className="block text-muted-foreground text-sm">
        How the connector is set up in your project: its calls go to{' '}
        {account.config.environment === 'sandbox' ? 'the built-in sandbox' : account.provider_name}.
      </span>
    </Fact>
    <Fact name="Type">{typeWord[account.type]}</Fact>
    <Fact name={`At ${account.provider_name}`}>
      {account.identity ? (
        <>
          {account.identity.name}
          <span className="block font-mono text-muted-foreground text-sm">{account.identity.id}</span>
        </>
      ) : (
        <span className="text-muted-foreground">Not known until a check has passed</span>
      )}
    </Fact>
    <Fact name="Customer">
      {account.origin_owner_name}
      {isOwn(account) ? (
        <span className="block text-muted-foreground text-sm">Your own project</span>
      ) : account.origin_owner_id === account.origin_owner_name ? null : (
        <span className="block font-mono text-muted-foreground text-sm">{account.origin_owner_id}</span>
      )}
      {account.origin_username && (
        <span className="block text-muted-foreground text-sm">{account.origin_username}</span>
      )}
    </Fact>
    <Fact name="Connected">
      <Ago time={account.created_at} />
    </Fact>
    <Fact name="Last checked">
      {account.last_checked_at ? (
        <Ago time={account.last_checked_at} />
      ) : (
        <span className="text-muted-foreground">Not yet</span>
      )}
    </Fact>
    <Fact name="Account id">
      <span className="flex items-center gap-1">
        <span className="font-mono text-xs">{account.id}</span>
        <CopyButton value={account.id} what="account id" iconOnly className="-my-1.5" />
      </span>
    </Fact>
  </Facts>
)
