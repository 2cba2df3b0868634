'use client'

import { RefreshCw, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Asked, api, ask } from '#components/shell/api.ts'
import { roleWord } from '#components/shell/role-words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Invitation, MadeInvitation } from '#lib/api/people-contract.ts'
import { AskDialog } from './ask-dialog.tsx'
import { ExpiresIn } from './expires-in.tsx'
import { MadeLink } from './made-link.tsx'

/** Links that nobody has used yet, for owners. */
export function InvitationsList({ invitations }: { invitations: readonly Invitation[] }) {
  const router = useRouter()
  const [made, setMade] = useState<MadeInvitation>()
  const [busy, setBusy] = useState<string>()
  const run = async <T,>(id: string, work: Promise<Asked<T>>, onDone: (value: T) => void) => {
    setBusy(id)
    const answer = await work
    setBusy(undefined)
    if (answer.ok) onDone(answer.value)
    else
      notify({
        title: 'Nothing was changed',
        description: `${answer.problem.detail} ${answer.problem.next}`,
        tone: 'danger',
      })
    router.refresh()
  }
  const renew = (id: string) => run(id, ask(api().invitations[':id'].renew.$post({ param: { id } })), setMade)
  const revoke = (id: string) =>
    run(id, ask(api().invitations[':id'].$delete({ param: { id } })), () =>
      notify({ title: 'The link no longer works', tone: 'good' }),
    )
  return (
    <>
      <ul aria-label="Open invitations">
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5 border-border border-b px-4 py-3 last:border-b-0 sm:px-5"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium [overflow-wrap:anywhere]">
                {whom(invitation)}
                <Badge tone="outline">{invitation.role ? roleWord[invitation.role] : 'New password'}</Badge>
              </p>
              <p className="text-muted-foreground text-sm">
                By {invitation.invited_by ?? 'somebody who left'}, <ExpiresIn time={invitation.expires_at} />
              </p>
            </div>
            <div className="flex gap-2">
              <Button
                size="sm"
                pending={busy === invitation.id}
                aria-label={`New link for ${whom(invitation)}`}
                onClick={() => renew(invitation.id)}
              >
                <RefreshCw aria-hidden="true" />
                New link
              </Button>
              <Button
                size="sm"
                variant="quiet"
                aria-label={`Revoke the link for ${whom(invitation)}`}
                onClick={() => revoke(invitation.id)}
              >
                <X aria-hidden="true" />
                Revoke
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <AskDialog open={made !== undefined} onClose={() => setMade(undefined)} size="md">
        {made && <MadeLink made={made} />}
      </AskDialog>
    </>
  )
}

const whom = ({ email }: Invitation): string => email ?? 'Whoever has the link'
