'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AskDialog, AskForm } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { useMay } from '#components/shell/may.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import type { ConnectSession, MadeSession } from '#lib/api/session-contract.ts'
import { MadeLink } from './made-link.tsx'
import { SessionRow } from './session-row.tsx'
import { isAsked, isOpen } from './session-words.ts'

type Asking = { to: 'renew' | 'revoke'; session: ConnectSession }
type SessionsListProps = {
  sessions: readonly ConnectSession[]
  connectors: readonly ConnectorSummary[]
  label: string
}

/** Links that were made, with what can be done about each. */
export function SessionsList({ sessions, connectors, label }: SessionsListProps) {
  const router = useRouter()
  const may = useMay('session.create')
  const [busy, setBusy] = useState<string>()
  const [made, setMade] = useState<MadeSession>()
  const [asked, setAsked] = useState<Asking>()
  const renew = async (id: string) => {
    setBusy(id)
    const answer = await renewed(id)
    setBusy(undefined)
    if (answer.ok) return setMade(answer.value)
    const { detail, next, fields = {} } = answer.problem
    const description = [detail, Object.values(fields)[0] ?? next].join(' ')
    notify({ title: 'No new link was made', description, tone: 'danger' })
    router.refresh()
  }
  const close = () => {
    setMade(undefined)
    router.refresh()
  }
  const actionsOf = (session: ConnectSession) => ({
    busy: busy === session.session_id,
    // A link that still works would stop to work.
    onRenew: () =>
      isOpen(session) && !isAsked(session) ? setAsked({ to: 'renew', session }) : void renew(session.session_id),
    onRevoke: () => setAsked({ to: 'revoke', session }),
  })
  const forget = () => setAsked(undefined)
  const replace = (next: MadeSession) => {
    forget()
    setMade(next)
  }
  return (
    <>
      <ul aria-label={label} className="rounded-lg border border-border bg-card shadow-xs">
        {sessions.map((session) => (
          <SessionRow
            key={session.session_id}
            session={session}
            connectors={connectors}
            actions={may ? actionsOf(session) : undefined}
          />
        ))}
      </ul>
      <AskDialog open={made !== undefined} onClose={close} size="md">
        {made && (
          <>
            <DialogHeader>
              <DialogTitle>A new link for {made.origin_owner_name}</DialogTitle>
              <p className="mt-0.5 text-muted-foreground">The old one no longer works.</p>
            </DialogHeader>
            <MadeLink made={made} connectors={connectors} />
          </>
        )}
      </AskDialog>
      <AskDialog open={asked !== undefined} onClose={forget}>
        {asked?.to === 'revoke' && <RevokeForm session={asked.session} onDone={forget} />}
        {asked?.to === 'renew' && <RenewForm session={asked.session} onMade={replace} />}
      </AskDialog>
    </>
  )
}

const renewed = (id: string) => ask(api().connect_sessions[':id'].renew.$post({ param: { id } }))

function RenewForm({ session, onMade }: { session: ConnectSession; onMade: (made: MadeSession) => void }) {
  const form = useHubForm({
    values: {},
    send: async () => {
      const answer = await renewed(session.session_id)
      if (answer.ok) onMade(answer.value)
      return answer
    },
    onDone: () => {},
  })
  return (
    <AskForm
      title={`Make a new link for ${session.origin_owner_name}?`}
      description="The link that was sent stops working at once, also where its page is open. The new one is for the same and works as long."
      form={form}
      confirm="Make new link"
      pendingLabel="Making…"
    />
  )
}

function RevokeForm({ session, onDone }: { session: ConnectSession; onDone: () => void }) {
  const router = useRouter()
  const { session_id: id, origin_owner_name: owner } = session
  const form = useHubForm({
    values: {},
    send: () => ask(api().connect_sessions[':id'].$delete({ param: { id } })),
    onDone: () => {
      onDone()
      notify({ title: `The link for ${owner} no longer works`, tone: 'good' })
      router.refresh()
    },
  })
  return (
    <AskForm
      title={`Revoke the link for ${owner}?`}
      description="Whoever has it can connect nothing more with it, also where the page is open. Accounts that were linked with it stay."
      form={form}
      confirm="Revoke link"
      pendingLabel="Revoking…"
      danger
    />
  )
}
