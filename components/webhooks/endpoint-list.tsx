import Link from 'next/link'
import { Ago } from '#components/accounts/ago.tsx'
import { cn } from '#components/ui/cn.ts'
import type { Webhook } from '#lib/api/webhook-contract.ts'
import { EndpointBadge } from './endpoint-badge.tsx'
import { endpointState } from './endpoint-state.ts'
import { eventsInBrief } from './event-words.ts'

const columns = '@3xl:grid @3xl:grid-cols-[minmax(0,1fr)_12.5rem_13rem_8rem] @3xl:gap-x-5'

/** Every endpoint: where it is, what it is told of, whether that works; the whole row leads to its page. */
export const EndpointList = ({ endpoints }: { endpoints: readonly Webhook[] }) => (
  <div className="@container rounded-lg border border-border bg-card shadow-xs">
    <div
      aria-hidden="true"
      className={cn('hidden h-10 items-center border-border border-b px-5 text-muted-foreground text-sm', columns)}
    >
      {['Endpoint', 'Events', 'State', 'Last arrived'].map((name) => (
        <span key={name} className="font-medium">
          {name}
        </span>
      ))}
    </div>
    <ul aria-label="Endpoints">
      {endpoints.map((endpoint) => (
        <li
          key={endpoint.id}
          className={cn(
            'group/row relative flex flex-col gap-y-2 border-border border-b px-4 py-4 last:border-b-0 sm:px-5',
            columns,
          )}
        >
          <div className="min-w-0">
            <Link
              href={`/webhooks/${endpoint.id}`}
              prefetch={false}
              className="font-medium text-foreground after:absolute after:inset-0 [overflow-wrap:anywhere] group-hover/row:underline group-hover/row:decoration-border-strong group-hover/row:underline-offset-4"
            >
              {endpoint.url}
            </Link>
            {endpoint.description && (
              <p className="text-muted-foreground text-sm [overflow-wrap:anywhere]">{endpoint.description}</p>
            )}
          </div>
          <p className="text-sm leading-[1.375rem] [overflow-wrap:anywhere]">
            <span className="sr-only">Events: </span>
            {eventsInBrief(endpoint.types)}
          </p>
          <div className="text-sm">
            <EndpointBadge endpoint={endpoint} />
            <StateMore endpoint={endpoint} />
          </div>
          <LastArrived time={endpoint.last_success_at} />
        </li>
      ))}
    </ul>
  </div>
)

/** What goes on after the word: why and since when, and how much waits. */
function StateMore({ endpoint }: { endpoint: Webhook }) {
  const { more, since } = endpointState(endpoint)
  const { waiting } = endpoint
  return (
    <>
      {(more || since) && (
        <p className="mt-1 text-muted-foreground">
          {more}
          {more && since ? ', ' : since && endpoint.enabled && 'Since '}
          {since && <Ago time={since} className="relative z-10 min-h-0" />}
        </p>
      )}
      {waiting > 0 && <p className="mt-0.5 tabular-nums">{waitingWords(waiting)} waiting</p>}
    </>
  )
}

/** How many deliveries wait; core counts no further than 10,000. */
export const waitingWords = (waiting: number): string =>
  waiting >= 10_000 ? '10,000 or more' : waiting.toLocaleString('en')

const LastArrived = ({ time }: { time: string | null }) => (
  <p className={cn('text-muted-foreground text-sm', !time && '@max-3xl:hidden')}>
    <span className="@3xl:sr-only">Last arrived </span>
    {time ? <Ago time={time} className="relative z-10 min-h-[1.375rem]" /> : 'Nothing yet'}
  </p>
)
