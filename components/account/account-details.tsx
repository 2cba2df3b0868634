import Link from 'next/link'
import { Ago } from '#components/accounts/ago.tsx'
import { Fact, Facts } from '#components/accounts/facts.tsx'
import { isWithoutConnector } from '#components/accounts/status.ts'
import { typeWord } from '#components/accounts/type-word.ts'
import { Badge } from '#components/ui/badge.tsx'
import type { Account } from '#lib/api/contract.ts'
import { CopiedId } from './copied-id.tsx'
import { Until } from './until.tsx'

/** Linked for no customer: then the project itself is the owner. */
const isOwn = ({ origin_owner_id }: Account): boolean => origin_owner_id.startsWith('prj_')

const linkLook = 'underline decoration-border-strong underline-offset-4 hover:decoration-current'

/** What the account is: here, at the provider, and for whom. */
export const AccountDetails = ({ account }: { account: Account }) => (
  <Facts>
    <Fact name="Account id">
      <CopiedId id={account.id} what="account id" />
    </Fact>
    <Fact name={`At ${account.provider_name}`}>
      {account.identity ? (
        <>
          {account.identity.name}
          <CopiedId id={account.identity.id} what={`id at ${account.provider_name}`} />
        </>
      ) : (
        <span className="text-muted-foreground">Not known until a check has passed</span>
      )}
    </Fact>
    <Fact name="Customer">
      {account.origin_owner_name}
      {isOwn(account) ? (
        <span className="block text-muted-foreground text-sm">Your own project</span>
      ) : (
        <CopiedId id={account.origin_owner_id} what="customer id" />
      )}
      <Link
        href={`/accounts?owner=${encodeURIComponent(account.origin_owner_id)}`}
        prefetch={false}
        className={`mt-0.5 inline-block text-sm ${linkLook}`}
      >
        {isOwn(account) ? 'All your own accounts' : 'All of this customer'}
      </Link>
      {account.origin_username && (
        <span className="block text-muted-foreground text-sm">Linked by {account.origin_username}</span>
      )}
    </Fact>
    <Fact name="Connector">
      {isWithoutConnector(account) ? (
        account.provider_name
      ) : (
        <Link href={`/connectors/${account.provider}`} className={linkLook}>
          {account.provider_name}
        </Link>
      )}
    </Fact>
    <Fact name="Config">
      <span className="inline-flex flex-wrap items-center gap-1.5">
        {account.config.name}
        {account.config.environment === 'sandbox' && !/sandbox/i.test(account.config.name) && <Badge>Sandbox</Badge>}
      </span>
      <span className="block text-muted-foreground text-sm">
        Its calls go to {account.config.environment === 'sandbox' ? 'the built-in sandbox' : account.provider_name}.
      </span>
      <CopiedId id={account.config.id} what="config id" />
    </Fact>
    <Fact name="Type">
      {typeWord[account.type]}
      <span className="block text-muted-foreground text-sm">A label: calls go where the config says.</span>
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
      <span className="block text-muted-foreground text-sm">
        {account.next_check_at ? (
          <>
            Next <Until time={account.next_check_at} />
          </>
        ) : (
          'Not checked by itself while it is not in use'
        )}
      </span>
    </Fact>
    {account.metadata && Object.keys(account.metadata).length > 0 && (
      <Fact name="Metadata">
        <pre className="max-h-60 overflow-auto whitespace-pre-wrap break-words font-mono text-xs">
          {JSON.stringify(account.metadata, undefined, 2)}
        </pre>
        <span className="block text-muted-foreground text-sm">From the application that asked for the account.</span>
      </Fact>
    )}
  </Facts>
)
