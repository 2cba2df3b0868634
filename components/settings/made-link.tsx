'use client'

import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import {
  DialogBody,
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx'
import { Once } from '#components/ui/once.tsx'
import type { MadeInvitation } from '#lib/api/people-contract.ts'
import { ExpiresIn } from './expires-in.tsx'

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
      <DialogBody className="flex flex-col gap-4">
        <Once id="made-link" label="Link" value={link} what="link" />
        <Alert>The link is shown this once. If it gets lost, make a new one from the list.</Alert>
      </DialogBody>
      <DialogFooter>
        <DialogClose render={<Button variant="primary" />}>Done</DialogClose>
      </DialogFooter>
    </div>
  )
}
