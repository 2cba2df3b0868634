'use client'

import { Ellipsis, KeyRound, ShieldHalf, UserMinus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { buttonVariants } from '#components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { MadeInvitation, Person } from '#lib/api/people-contract.ts'
import { AskDialog, AskForm } from './ask-dialog.tsx'
import { LeaveForm } from './leave-project.tsx'
import { MadeLink } from './made-link.tsx'
import { RoleForm } from './role-form.tsx'

type Question = 'role' | 'password' | 'remove'

/** What an owner can do about somebody of the project. */
export function PersonActions({ person }: { person: Person }) {
  const [asked, setAsked] = useState<Question>()
  const close = () => setAsked(undefined)
  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={`Actions for ${person.name}`}
          className={buttonVariants({ variant: 'quiet', size: 'icon-sm' })}
        >
          <Ellipsis aria-hidden="true" />
        </MenuTrigger>
        <MenuContent>
          <MenuItem onClick={() => setAsked('role')}>
            <ShieldHalf aria-hidden="true" />
            Change role
          </MenuItem>
          {!person.is_you && (
            <MenuItem onClick={() => setAsked('password')}>
              <KeyRound aria-hidden="true" />
              Password link
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem tone="danger" onClick={() => setAsked('remove')}>
            <UserMinus aria-hidden="true" />
            {person.is_you ? 'Leave project' : 'Remove'}
          </MenuItem>
        </MenuContent>
      </Menu>
      <AskDialog open={asked === 'role'} onClose={close}>
        <RoleForm person={person} onDone={close} />
      </AskDialog>
      <AskDialog open={asked === 'password'} onClose={close} size="md">
        <PasswordLink person={person} />
      </AskDialog>
      <AskDialog open={asked === 'remove'} onClose={close}>
        {person.is_you ? <LeaveForm /> : <RemoveForm person={person} onDone={close} />}
      </AskDialog>
    </>
  )
}

function PasswordLink({ person }: { person: Person }) {
  const router = useRouter()
  const [made, setMade] = useState<MadeInvitation>()
  const form = useHubForm({
    values: {},
    send: async () => {
      const answer = await ask(api().people[':id']['password-link'].$post({ param: { id: person.id } }))
      if (answer.ok) setMade(answer.value)
      return answer
    },
    onDone: () => router.refresh(),
  })
  if (made) return <MadeLink made={made} />
  return (
    <AskForm
      title={`Make a password link for ${person.name}?`}
      description={`With it ${person.name} sets a new password; their old one works until then, and all their sign-ins end. Whoever has the link can do that, so hand it to nobody else. It works once, for a day.`}
      form={form}
      confirm="Make link"
      pendingLabel="Making…"
    />
  )
}

function RemoveForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const router = useRouter()
  const form = useHubForm({
    values: {},
    send: () => ask(api().people[':id'].$delete({ param: { id: person.id } })),
    onDone: () => {
      onDone()
      notify({ title: `${person.name} is removed`, tone: 'good' })
      router.refresh()
    },
  })
  return (
    <AskForm
      title={`Remove ${person.name} from this project?`}
      description={`${person.name} can no longer open it, from the next click on. What they linked stays; open invitations they made stop working. Who belongs to no other project can no longer sign in.`}
      form={form}
      confirm="Remove"
      pendingLabel="Removing…"
      danger
    />
  )
}
