'use client'

import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { roleOptions } from '#components/shell/role-words.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Role } from '#lib/api/contract.ts'
import type { MadeInvitation } from '#lib/api/people-contract.ts'
import { AskForm } from './ask-dialog.tsx'
import { MadeLink } from './made-link.tsx'
import { MakeDialog } from './make-dialog.tsx'

const lifetimes = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
] as const

/** Invites somebody: a button, the question, and the link it makes. */
export const InviteDialog = () => (
  <MakeDialog<MadeInvitation>
    icon={<UserPlus aria-hidden="true" />}
    label="Invite"
    form={(onMade) => <InviteForm onMade={onMade} />}
    view={(made) => <MadeLink made={made} />}
  />
)

function InviteForm({ onMade }: { onMade: (made: MadeInvitation) => void }) {
  const [role, setRole] = useState<Role>('viewer')
  const [days, setDays] = useState('7')
  const form = useHubForm({
    values: { email: '' },
    send: async ({ email }) => {
      const lifetime = Number(days) as 1 | 7 | 30
      const given = email.trim() ? { email: email.trim() } : {}
      const answer = await ask(api().invitations.$post({ json: { role, days: lifetime, ...given } }))
      if (answer.ok) onMade(answer.value)
      return answer
    },
    onDone: () => {},
  })
  return (
    <AskForm
      title="Invite somebody to this project"
      description="You get a link to hand over; whoever joins with it has the role you choose."
      form={form}
      confirm="Make link"
      pendingLabel="Making…"
    >
      <RadioCards
        legend="Role"
        options={roleOptions}
        value={role}
        onValueChange={(value) => setRole(value as Role)}
        className="[&>div]:sm:grid-cols-1"
      />
      <TextField
        {...form.register('email')}
        id="invited-email"
        label="E-mail it is for"
        optional
        type="email"
        autoComplete="off"
        help="Left empty, whoever has the link can join."
        error={form.errorOf('email')}
      />
      <RadioCards
        legend="The link works for"
        options={lifetimes}
        value={days}
        onValueChange={setDays}
        className="[&>div]:grid-cols-3 [&>div]:sm:grid-cols-3 [&_label]:gap-1.5 [&_label]:whitespace-nowrap [&_label]:px-2.5"
      />
    </AskForm>
  )
}
