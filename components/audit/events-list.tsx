import {
  Building2,
  CircleDot,
  KeyRound,
  Link2,
  ListChecks,
  type LucideIcon,
  MailPlus,
  Send,
  SlidersHorizontal,
  User,
  Webhook,
} from 'lucide-react'
import Link from 'next/link'
import type { AuditEvent } from '#lib/api/audit-contract.ts'
import { EventTime } from './event-time.tsx'
import { changedWords, sentenceOf } from './sentences.ts'

const icons: Readonly<Record<string, LucideIcon>> = {
  account: Link2,
  api_key: KeyRound,
  bulk_run: ListChecks,
  config: SlidersHorizontal,
  connect_session: Send,
  invitation: MailPlus,
  person: User,
  project: Building2,
  webhook: Webhook,
}

/** Where a target has a page of its own. */
const pageOf = ({ type, id, name }: AuditEvent['target']): string | undefined =>
  name === null || id === null ? undefined : { account: `/accounts/${id}`, webhook: `/webhooks/${id}` }[type]

/** Events as sentences, newest first. */
export const EventsList = ({ events }: { events: readonly AuditEvent[] }) => (
  <ol aria-label="Events, newest first" className="rounded-lg border border-border bg-card shadow-xs">
    {events.map((event) => (
      <EventRow key={event.id} event={event} />
    ))}
  </ol>
)

function EventRow({ event }: { event: AuditEvent }) {
  const Icon = icons[event.target.type] ?? CircleDot
  const facts = [
    changedWords(event),
    event.ip && `From ${event.ip}`,
    event.sequence === null ? 'Not sealed yet' : `No. ${event.sequence.toLocaleString('en')}`,
  ]
  return (
    <li className="flex items-start gap-3 border-border border-b px-4 py-3 last:border-b-0 sm:px-5">
      <span
        aria-hidden="true"
        className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full border border-border bg-muted text-muted-foreground"
      >
        <Icon className="size-3.5" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-x-4 gap-y-0.5 sm:flex-row sm:justify-between">
        <div className="min-w-0">
          <Sentence event={event} />
          <p className="mt-0.5 flex flex-wrap text-muted-foreground text-sm [overflow-wrap:anywhere] [&>span:not(:last-child)]:after:mx-1.5 [&>span:not(:last-child)]:after:content-['·']">
            {facts.map((fact) => fact && <span key={fact}>{fact}</span>)}
          </p>
        </div>
        <EventTime time={event.created_at} />
      </div>
    </li>
  )
}

function Sentence({ event }: { event: AuditEvent }) {
  const page = pageOf(event.target)
  return (
    <p className="[overflow-wrap:anywhere]">
      {sentenceOf(event).map(({ is, text }) => {
        if (is === 'words') return text
        if (is === 'target' && page)
          return (
            <Link
              key={is}
              href={page}
              prefetch={false}
              className="font-medium underline decoration-border-strong underline-offset-4 hover:decoration-current"
            >
              {text}
            </Link>
          )
        return (
          <span key={is} className="font-medium">
            {text}
          </span>
        )
      })}
    </p>
  )
}
