import type { ReactNode } from 'react'
import { Ago } from '#components/accounts/ago.tsx'
import { ShortDate } from '#components/accounts/short-date.tsx'
import { Card } from '#components/ui/card.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { Webhook } from '#lib/api/webhook-contract.ts'
import { waitingWords } from './endpoint-list.tsx'

/** What an endpoint is told of, and how that goes, side by side. */
export const EndpointFacts = ({ endpoint }: { endpoint: Webhook }) => (
  <Card>
    <dl className="grid gap-x-6 gap-y-4 p-5 sm:grid-cols-2 lg:grid-cols-[minmax(0,1.6fr)_repeat(3,minmax(0,1fr))]">
      <Fact name="Events">
        {endpoint.types.length === 0 ? (
          'All, also those that are added later'
        ) : (
          <ul className="flex flex-wrap gap-x-3">
            {endpoint.types.map((type) => (
              <li key={type} className="font-mono text-sm">
                {type}
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name="Last arrived">
        {endpoint.last_success_at ? <Ago time={endpoint.last_success_at} /> : <None>Nothing yet</None>}
      </Fact>
      <Fact name="Waiting">
        {endpoint.waiting > 0 ? (
          <span className="tabular-nums">{waitingWords(endpoint.waiting)}</span>
        ) : (
          <None>Nothing</None>
        )}
      </Fact>
      <Fact name="Added">
        <ShortDate time={endpoint.created_at} />
        <span className="flex items-center gap-1 text-muted-foreground">
          <span className="truncate font-mono text-xs" title={endpoint.id}>
            {endpoint.id}
          </span>
          <CopyButton value={endpoint.id} what="endpoint id" iconOnly className="-my-1.5" />
        </span>
      </Fact>
    </dl>
  </Card>
)

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-muted-foreground text-sm">{name}</dt>
    <dd className="mt-0.5 min-w-0 [overflow-wrap:anywhere]">{children}</dd>
  </div>
)

const None = ({ children }: { children: ReactNode }) => <span className="text-muted-foreground">{children}</span>
