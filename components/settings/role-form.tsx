'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { roleOptions, roleWord } from '#components/shell/role-words.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Role } from '#lib/api/contract.ts'
import type { Person } from '#lib/api/people-contract.ts'
import { AskForm } from './ask-dialog.tsx'

/** Gives somebody another role. */
export function RoleForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const router = useRouter()
  const [role, setRole] = useState<Role>(person.role)
  const form = useHubForm({
    values: {},
    send: () => ask(api().people[':id'].$patch({ param: { id: person.id }, json: { role } })),
    onDone: () => {
      onDone()
      // What one may oneself has changed with it: the whole page is drawn anew.
      if (person.is_you && role !== person.role) return window.location.reload()
      if (role !== person.role) notify({ title: `${person.name} is ${roleWord[role].toLowerCase()} now`, tone: 'good' })
      router.refresh()
    },
  })
  return (
    <AskForm
      title={`Role of ${person.name}`}
      description="It counts from their next click on."
      form={form}
      confirm="Save"
      pendingLabel="Saving…"
    >
      <RadioCards
        legend="Role"
        hideLegend
        options={roleOptions}
        value={role}
        onValueChange={(value) => setRole(value as Role)}
        className="[&>div]:sm:grid-cols-1"
      />
    </AskForm>
  )
}
