'use client'

import { RefreshCw, X } from 'lucide-react'
import { Ago } from '#components/accounts/ago.tsx'
import { ShortDate } from '#components/accounts/short-date.tsx'
import { ExpiresIn } from '#components/settings/expires-in.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import type { ConnectSession } from '#lib/api/session-contract.ts'
import { forLabel, isAsked, isOpen, stateWords } from './session-words.ts'

type SessionRowProps = {
  session: ConnectSession
  connectors: readonly { id: string; name: string }[]
  /** undefined: this person looks and changes nothing */
  actions: { busy: boolean; onRenew: () => void; onRevoke: () => void } | undefined
}

/** One link: for whom, for what, where it stands, who made it, what can be done about it. */
export function SessionRow({ session, connectors, actions }: SessionRowProps) {
  const { origin_owner_name: owner, origin_owner_id: ownerId, origin_username: username } = session
  const { word, tone, since, count } = stateWords(session)
  const open = isOpen(session)
  const asked = isAsked(session)
  return (
    <li className="grid items-start gap-x-6 gap-y-1 border-border border-b px-4 py-3.5 last:border-b-0 sm:px-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_12.5rem]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium [overflow-wrap:anywhere]">
          {owner}
          {asked && <Badge tone="warning">New link asked for</Badge>}
        </p>
        <p className="text-muted-foreground text-sm [overflow-wrap:anywhere]">
          <span className="sr-only">Customer’s id </span>
          <span className="font-mono text-xs">{ownerId}</span>
          {username && <> · {username}</>}
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          {forLabel(session, connectors)}
          {session.type === 'test' && <Badge tone="outline">Sandbox</Badge>}
        </p>
      </div>
      <div className="min-w-0 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={tone}>{word}</Badge>
          {since && <Ago time={since} className="text-muted-foreground" />}
          {count && <span className="text-muted-foreground">{count}</span>}
        </p>
        {asked && session.renewal_asked_at && (
          <p className="mt-0.5 text-warning">
            Asked <Ago time={session.renewal_asked_at} />
          </p>
        )}
        <p className="mt-0.5 text-muted-foreground">
          Made {session.created_by && `by ${session.created_by}, `}
          <ShortDate time={session.created_at} />
          {open && (
            <>
              {', '}
              <ExpiresIn time={session.expires_at} />
            </>
          )}
        </p>
      </div>
      {actions && session.revoked_at === null && (
        <div className="flex flex-wrap gap-2 max-md:mt-1.5 md:justify-end">
          <Button size="sm" pending={actions.busy} aria-label={`New link for ${owner}`} onClick={actions.onRenew}>
            <RefreshCw aria-hidden="true" />
            New link
          </Button>
          {open && (
            <Button size="sm" variant="quiet" aria-label={`Revoke the link for ${owner}`} onClick={actions.onRevoke}>
              <X aria-hidden="true" />
              Revoke
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
