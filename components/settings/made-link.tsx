'use client'

import { Alert } from '#components/ui/alert.tsx'
import { DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import type { MadeInvitation } from '#lib/api/people-contract.ts'
import { ExpiresIn } from './expires-in.tsx'
import { ShownOnce } from './shown-once.tsx'

/** The link, once: it is in no list and cannot be shown again. */
export function MadeLink({ made: { invitation, link } }: { made: MadeInvitation }) {
  const what = invitation.purpose === 'password' ? 'password link' : 'invitation'
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DialogHeader>
        <DialogTitle>The {what} is made</DialogTitle>
        <DialogDescription>
          Hand this link over yourself; the hub sends no mail. It works once, for{' '}
          {invitation.email ? `${invitation.email} alone` : 'whoever has it'}, and{' '}
          <ExpiresIn time={invitation.expires_at} />.
        </DialogDescription>
      </DialogHeader>
      <ShownOnce id="made-link" label="Link" value={link} what="link">
        {() => <Alert>The link is shown this once. If it gets lost, make a new one from the list.</Alert>}
      </ShownOnce>
    </div>
  )
}
